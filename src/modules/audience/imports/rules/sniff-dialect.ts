import { type Dialect } from './record-cells.js';
import { RecordReader } from './record-reader.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Excel's own line before the header. */
const SEP_LINE = /^(?:\uFEFF|\u00ef\u00bb\u00bf)?sep=(.)\r?\n/i;
const MOST_RECORDS = 100;

export interface SniffedDialect extends Dialect {
  /** Characters before the first record: Excel's `sep=;` line. */
  skip: number;
}

/** How the cells of a file are parted, by its first records; `wanted` is what the customer says. */
export function sniffDialect(head: string, wanted: string | null = null): SniffedDialect {
  const eol = /\n/.test(head) || !/\r/.test(head) ? '\n' : '\r';
  const told = SEP_LINE.exec(head);
  const skip = told === null ? 0 : told[0].length;
  const body = head.slice(skip);
  const quote = quoteOf(body);
  const delimiter = wanted ?? told?.[1] ?? bestOf(body, quote, eol);
  return { delimiter, quote, eol, skip };
}

/** Single quotes only where they stand around cells and double ones do not. */
function quoteOf(body: string): '"' | "'" {
  const around = (quote: string): number =>
    body.match(new RegExp(`(?:^|[,;\\t|\\n])${quote}[^${quote}\\n]*${quote}(?=[,;\\t|\\r\\n]|$)`, 'g'))?.length ?? 0;
  return around("'") > 2 && around('"') === 0 ? "'" : '"';
}

/** The sign that parts most rows into the same number of cells, more than one; the comma when none does. */
function bestOf(body: string, quote: '"' | "'", eol: '\n' | '\r'): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(body, { delimiter, quote, eol });
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function scoreOf(body: string, dialect: Dialect): number {
  const counts = new Map<number, number>();
  let rows = 0;
  for (const cells of recordsOf(body, dialect, MOST_RECORDS)) {
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    rows += 1;
  }
  const [usual, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  // A few cells in all rows beat many in some.
  return usual < 2 ? 0 : (times / rows) * 100 + Math.min(usual, 20);
}

/** The cells of the first records; the last one, which the head may have cut, only when it is the only one. */
export function recordsOf(head: string, dialect: Dialect, most: number): string[][] {
  const reader = new RecordReader(dialect);
  reader.push(head);
  const found: string[][] = [];
  const take = (): void => {
    for (let one = reader.next(); one !== null && found.length < most; one = reader.next())
      if (one.kind === 'cells') found.push(one.cells);
  };
  take();
  if (found.length < most) {
    const before = found.length;
    reader.end();
    take();
    if (before > 1) found.length = before;
  }
  return found;
}
