import type { CellFormats } from './cell-values.js';
import { dateOrderOf, decimalOf } from './cell-values.js';
import type { ForeignFile, SeenEncoding, SeenFile } from './encoding-witness.js';
import { type Encoding, unitOf } from './encodings.table.js';
import { FileText, isDamaged } from './file-text.js';
import { IMPORT_LIMITS } from './limits.js';
import { isBlank } from './map-row.js';
import { looksLikeAddress } from './propose-mapping.js';
import type { Dialect } from './record-cells.js';
import { RecordReader } from './record-reader.js';
import { sniffDialect } from './sniff-dialect.js';

/** What the customer says of his file; null where we shall see for ourselves. */
export interface ToldLayout {
  encoding: Encoding | null;
  delimiter: string | null;
  header: boolean | null;
}

/** How a file is read. */
export interface Layout {
  encoding: Encoding;
  encodingBy: SeenEncoding['by'] | 'told';
  dialect: Dialect;
  hasHeader: boolean;
  /** The names of the columns; `#1`, `#2` where they have none. */
  headers: string[];
  /** Where the first row of contacts begins. */
  begin: { byte: number; line: number };
  formats: CellFormats;
}

export type LayoutProblem =
  'header_duplicate' | 'header_empty' | 'row_malformed' | 'wrong_encoding' | 'cell_count' | 'encoding_guessed';

export interface SniffedFile {
  layout: Layout;
  /** The first rows of contacts, and where the last of them ends. */
  rows: string[][];
  readTo: number;
  problems: { code: LayoutProblem; line: number | null; column: string | null }[];
}

export type FileFault =
  'file_empty' | 'file_is_spreadsheet' | 'file_is_archive' | 'file_not_text' | 'too_many_columns' | 'row_too_long';

const MOST_ROWS = 200;
const MOST_PROBLEMS = 50;
const FOREIGN: Readonly<Record<ForeignFile, FileFault>> = {
  spreadsheet: 'file_is_spreadsheet',
  archive: 'file_is_archive',
  pdf: 'file_not_text',
  utf32: 'file_not_text',
  binary: 'file_not_text',
};

/** The begin of a file, or all of it. */
export interface FileHead {
  bytes: Buffer;
  isWhole: boolean;
}

/** Looks at the head of a file; `seen` is what watching all of it came to. */
export function sniffFile(head: FileHead, seen: SeenFile, told: ToldLayout): SniffedFile | FileFault {
  if (seen.kind === 'foreign') return FOREIGN[seen.foreign];
  const encoding = told.encoding ?? seen.encoding;
  const text = new FileText(encoding);
  const marked = seen.by === 'mark' && unitOf(seen.encoding) === unitOf(encoding) ? seen.markBytes : 0;
  const raw = text.textOf(head.bytes.subarray(marked));
  const { skip, ...dialect } = sniffDialect(raw, told.delimiter);
  const from = { at: marked / unitOf(encoding) + skip, line: skip > 0 ? 2 : 1 };
  const read = readHead({ raw: raw.slice(skip), isWhole: head.isWhole }, dialect, from, text);
  if (read.rows.length === 0) return read.isTooLong ? 'row_too_long' : 'file_empty';
  const first = read.rows[0]!;
  if (first.cells.length > IMPORT_LIMITS.columns) return 'too_many_columns';
  const hasHeader = told.header ?? !first.cells.some(looksLikeAddress);
  const rows = (hasHeader ? read.rows.slice(1) : read.rows).map(({ cells }) => cells);
  if (rows.length === 0) return 'file_empty';
  const columns = hasHeader
    ? first.cells.length
    : Math.min(IMPORT_LIMITS.columns, Math.max(...rows.map((row) => row.length)));
  const headers = Array.from(
    { length: columns },
    (_, at) => (hasHeader ? first.cells[at]!.trim() : '') || `#${at + 1}`,
  );
  const begin = hasHeader
    ? { byte: text.bytesOf(first.end), line: first.nextLine }
    : { byte: text.bytesOf(from.at), line: from.line };
  const by = told.encoding !== null ? 'told' : seen.by;
  const layout: Layout = {
    encoding,
    encodingBy: by,
    dialect,
    hasHeader,
    headers,
    begin,
    formats: formatsOf(rows, dialect),
  };
  return {
    layout,
    rows,
    readTo: text.bytesOf(read.rows.at(-1)!.end),
    problems: [...problemsOfHeader(layout, first.cells), ...read.problems, ...problemsOfRows(read.rows, columns)].slice(
      0,
      MOST_PROBLEMS,
    ),
  };
}

interface HeadRow {
  cells: string[];
  line: number;
  nextLine: number;
  end: number;
}

function readHead(
  { raw, isWhole }: { raw: string; isWhole: boolean },
  dialect: Dialect,
  from: { at: number; line: number },
  text: FileText,
): { rows: HeadRow[]; problems: SniffedFile['problems']; isTooLong: boolean } {
  const reader = new RecordReader(dialect, null, from);
  reader.push(raw);
  const rows: HeadRow[] = [];
  const problems: SniffedFile['problems'] = [];
  let isTooLong = false;
  let isEnded = isWhole;
  if (isWhole) reader.end();
  while (rows.length < MOST_ROWS) {
    const found = reader.next();
    if (found === null) {
      // What the head cut in two is no row of it, unless it is all there is.
      if (isEnded || rows.length > 1) break;
      reader.end();
      isEnded = true;
      continue;
    }
    if (found.kind === 'malformed') {
      isTooLong ||= found.fault === 'row_too_long';
      problems.push({ code: 'row_malformed', line: found.line, column: null });
    } else if (!isBlank(found.cells)) {
      const cells = found.cells.map((cell) => text.cell(cell));
      if (rows.length === 0) reader.expect(cells.length);
      rows.push({ cells, line: found.line, nextLine: found.line + found.lines, end: found.end });
      if (cells.some(isDamaged)) problems.push({ code: 'wrong_encoding', line: found.line, column: null });
    }
  }
  return { rows, problems, isTooLong };
}

function formatsOf(rows: readonly (readonly string[])[], { delimiter }: Dialect): CellFormats {
  const cells = rows.flat();
  // Where commas part the cells, numbers can hardly have them.
  return { dateOrder: dateOrderOf(cells), decimal: decimalOf(cells) ?? (delimiter === ',' ? '.' : null) };
}

function problemsOfHeader(
  { encodingBy, headers, hasHeader }: Layout,
  names: readonly string[],
): SniffedFile['problems'] {
  const problems: SniffedFile['problems'] = [];
  if (encodingBy === 'letters') problems.push({ code: 'encoding_guessed', line: null, column: null });
  if (!hasHeader) return problems;
  headers.forEach((header, at) => {
    if (names[at]!.trim() === '') problems.push({ code: 'header_empty', line: 1, column: `#${at + 1}` });
    else if (headers.indexOf(header) < at) problems.push({ code: 'header_duplicate', line: 1, column: `#${at + 1}` });
  });
  return problems;
}

function problemsOfRows(rows: readonly HeadRow[], columns: number): SniffedFile['problems'] {
  return rows
    .filter(({ cells }) => cells.length !== columns)
    .map(({ line }) => ({ code: 'cell_count' as const, line, column: null }));
}
