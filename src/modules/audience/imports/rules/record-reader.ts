import { IMPORT_LIMITS } from './limits.js';
import { type Dialect, RecordCells } from './record-cells.js';

export type RecordFault = 'unbalanced_quotes' | 'row_too_long';

/** A row of a file: the line it begins on, how many it has, and the place after it, in characters of the text that was pushed. */
export type FoundRecord = { readonly line: number; readonly lines: number; readonly end: number } & (
  | { readonly kind: 'cells'; readonly cells: string[] }
  | { readonly kind: 'malformed'; readonly fault: RecordFault; readonly text: string }
);

/** What is shown of a row that could not be read. */
const SHOWN_CHARS = 200;
const CR = 13;

/**
 * Reads the records of a CSV text that arrives in pieces (RFC 4180, and what programs make of it). A quote that is not
 * closed costs the line it stands on and no other: reading goes on with the line after it. No more of the text is held
 * than the longest record may have.
 */
export class RecordReader {
  private readonly cells: RecordCells;
  private at = 0;
  private base: number;
  private line: number;
  private ended = false;
  /** A line that is too long, while the rest of it is still to come. */
  private skipping: { line: number; text: string } | null = null;

  /** `columns`: how many cells a row has, null while nobody knows. `from`: where a reader before this one left off. */
  constructor(
    private readonly dialect: Dialect,
    private columns: number | null = null,
    from: { at: number; line: number } = { at: 0, line: 1 },
  ) {
    this.cells = new RecordCells(dialect);
    this.base = from.at;
    this.line = from.line;
  }

  push(piece: string): void {
    this.base += this.at;
    const { text } = this.cells;
    this.cells.hold(this.at === text.length ? piece : text.slice(this.at) + piece);
    this.at = 0;
  }

  end(): void {
    this.ended = true;
  }

  /** The number of cells by which a row that runs over lines is known to be whole. */
  expect(columns: number): void {
    this.columns = columns;
  }

  /** Null when more text is needed, or nothing is left. Blank lines are no records. */
  next(): FoundRecord | null {
    for (;;) {
      if (this.skipping !== null) return this.skip();
      if (this.at >= this.cells.text.length) return null;
      const found = this.read();
      if (found !== 'blank') return found;
    }
  }

  private read(): FoundRecord | 'blank' | null {
    const { cells, at } = this;
    const stop = cells.eol.from(at);
    const isOpen = stop === cells.text.length;
    if (stop - at > IMPORT_LIMITS.recordChars) return this.tooLong();
    if (isOpen && !this.ended) return null;
    if (cells.quote.from(at) < stop) return this.readQuoted(stop);
    const lineEnd = stop > at && cells.text.charCodeAt(stop - 1) === CR ? stop - 1 : stop;
    const { line } = this;
    this.moveTo(isOpen ? stop : stop + 1, 1);
    if (lineEnd === at) return 'blank';
    return {
      kind: 'cells',
      line,
      lines: 1,
      end: this.place,
      cells: cells.text.slice(at, lineEnd).split(this.dialect.delimiter),
    };
  }

  private readQuoted(stop: number): FoundRecord | null {
    const { line, at } = this;
    const attempt = this.cells.readFrom(at, this.ended);
    if (attempt === 'more') return null;
    if (attempt !== 'unbalanced' && this.isWhole(attempt)) {
      this.moveTo(attempt.end, attempt.lines);
      return { kind: 'cells', line, lines: attempt.lines, end: this.place, cells: attempt.cells };
    }
    const text = this.cells.text.slice(at, Math.min(stop, at + SHOWN_CHARS));
    this.moveTo(Math.min(stop + 1, this.cells.text.length), 1);
    return { kind: 'malformed', line, lines: 1, end: this.place, fault: 'unbalanced_quotes', text };
  }

  private isWhole({ cells, lines }: { cells: string[]; lines: number }): boolean {
    return lines === 1 || this.columns === null || cells.length === this.columns;
  }

  private tooLong(): FoundRecord | null {
    this.skipping = { line: this.line, text: this.cells.text.slice(this.at, this.at + SHOWN_CHARS) };
    return this.skip();
  }

  /** Drops the rest of the line; null while its end has not arrived. */
  private skip(): FoundRecord | null {
    const { line, text } = this.skipping!;
    const stop = this.cells.eol.from(this.at);
    const isOpen = stop === this.cells.text.length;
    this.moveTo(isOpen ? stop : stop + 1, 0);
    if (isOpen && !this.ended) return null;
    this.skipping = null;
    this.line += 1;
    return { kind: 'malformed', line, lines: 1, end: this.place, fault: 'row_too_long', text };
  }

  private moveTo(at: number, lines: number): void {
    this.at = at;
    this.line += lines;
  }

  private get place(): number {
    return this.base + this.at;
  }
}
