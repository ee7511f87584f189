import type { Encoding } from './encodings.table.js';
import { FileText } from './file-text.js';
import { IMPORT_LIMITS } from './limits.js';
import { isBlank, mapRow, type MapFault, type MappedContact, type RowPlan } from './map-row.js';
import type { Dialect } from './record-cells.js';
import { type FoundRecord, type RecordFault, RecordReader } from './record-reader.js';

/** How far an import is in its file. */
export interface FilePlace {
  byte: number;
  line: number;
}

export interface ReadPlan extends RowPlan {
  encoding: Encoding;
  dialect: Dialect;
  from: FilePlace;
  pageRows: number;
}

/** A row that is refused: where, what of it, why, and what stood there. */
export interface Reject {
  line: number;
  field: string;
  code: string;
  cells: string;
}

/** Rows that are applied together. */
export interface ParsedPage {
  contacts: MappedContact[];
  /** By place in `contacts`: the line of the file, and what stood there. */
  lines: number[];
  cells: string[];
  rejects: Reject[];
  /** Where the next page begins. */
  to: FilePlace;
}

/** Parts the cells of a row that is kept as one text. */
export const CELL_MARK = '\u001f';
const KEPT_CHARS = 8_000;
/** Of the file: rows may be long, and a page is in memory whole. */
const PAGE_BYTES = 2 * 1024 * 1024;
/** Whatever is not plain ASCII of a text: letters to be decoded, and characters that are refused. */
const SPECIAL = /[^\t\n\r\u001f-\u007e]/;

/** Reads a file, page by page, into contacts and refusals. */
export class PageReader {
  private readonly text: FileText;
  private readonly records: RecordReader;
  private page: ParsedPage;
  private isEnded = false;
  /** Up to which byte pages were taken. */
  private taken: number;

  constructor(private readonly plan: ReadPlan) {
    this.text = new FileText(plan.encoding);
    const at = plan.from.byte / this.text.bytesOf(1);
    this.records = new RecordReader(plan.dialect, plan.targets.length, { at, line: plan.from.line });
    this.page = emptyPage();
    this.taken = plan.from.byte;
  }

  push(bytes: Buffer): void {
    this.records.push(this.text.textOf(bytes));
  }

  end(): void {
    this.records.end();
    this.isEnded = true;
  }

  /** A full page, or what is left when nothing more comes; null when more bytes are needed. */
  next(): ParsedPage | null {
    for (;;) {
      const found = this.records.next();
      if (found === null) return this.isEnded && this.page.to.line > 0 ? this.take() : null;
      this.judge(found);
      const byte = this.text.bytesOf(found.end);
      this.page.to = { byte, line: found.line + found.lines };
      const rows = this.page.contacts.length + this.page.rejects.length;
      if (rows >= this.plan.pageRows || byte - this.taken >= PAGE_BYTES) return this.take();
    }
  }

  private judge(found: FoundRecord): void {
    const { line } = found;
    if (found.kind === 'malformed') return this.reject(line, '', found.fault, [this.text.cell(found.text)]);
    const isPlain = !SPECIAL.test(found.cells.join(CELL_MARK));
    const cells = isPlain ? found.cells : found.cells.map((cell) => this.text.cell(cell));
    if (isBlank(cells)) return;
    const mapped = mapRow(cells, this.plan, isPlain);
    if (!mapped.ok) return this.reject(line, mapped.field, mapped.code, cells);
    this.page.contacts.push(mapped.contact);
    this.page.lines.push(line);
    this.page.cells.push(isPlain ? cells.join(CELL_MARK).slice(0, KEPT_CHARS) : keptCells(cells));
  }

  private reject(line: number, field: string, code: MapFault | RecordFault, cells: readonly string[]): void {
    this.page.rejects.push({ line, field, code, cells: keptCells(cells) });
  }

  private take(): ParsedPage {
    const { page } = this;
    this.taken = page.to.byte;
    this.page = emptyPage();
    return page;
  }
}

/** Lines are counted from one: a page that ends on none has read nothing. */
function emptyPage(): ParsedPage {
  return { contacts: [], lines: [], cells: [], rejects: [], to: { byte: 0, line: 0 } };
}

/** What is shown again of a row: as much as a person reads, and nothing that a database refuses. */
function keptCells(cells: readonly string[]): string {
  const shown = cells.length > IMPORT_LIMITS.columns ? cells.slice(0, IMPORT_LIMITS.columns) : cells;
  return shown
    .join(CELL_MARK)
    .slice(0, KEPT_CHARS)
    .replace(/[\0\p{Cs}]/gu, '');
}
