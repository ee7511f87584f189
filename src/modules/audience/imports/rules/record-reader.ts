import { IMPORT_LIMITS } from './limits.js';

/** What parts the cells and ends the lines of a file. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  readonly eol: '\n' | '\r';
}

export type RecordFault = 'unbalanced_quotes' | 'row_too_long';

/** A row of a file: where it begins and ends, counted in characters of the text that was pushed. */
export type FoundRecord = { readonly line: number; readonly end: number } & (
  | { readonly kind: 'cells'; readonly cells: string[] }
  | { readonly kind: 'malformed'; readonly fault: RecordFault; readonly text: string }
);

/** What is shown of a row that could not be read. */
const SHOWN_CHARS = 200;
const CR = 13;

/** What one attempt to read a record by its quotes came to. */
type Attempt = { cells: string[]; end: number; lines: number } | 'unbalanced' | 'more';

/**
 * Reads the records of a CSV text that arrives in pieces (RFC 4180, and what programs make of it). A quote that is not
 * closed costs the line it stands on and no other: reading goes on with the line after it. No more of the text is held
 * than the longest record may have.
 */
export class RecordReader {
  private text = '';
  /** Where in `text` the next record begins, and where that is in the whole. */
  private at = 0;
  private base: number;
  private line: number;
  private ended = false;
  /** The rest of a line that is too long is still to come. */
  private skipping = false;
  private nextQuote = -2;

  /** `from` names the place to go on at, when a reader before this one came so far. */
  constructor(
    private readonly dialect: Dialect,
    /** How many cells a row has; null while nobody knows. */
    private columns: number | null = null,
    from: { at: number; line: number } = { at: 0, line: 1 },
  ) {
    this.base = from.at;
    this.line = from.line;
  }

  push(piece: string): void {
    this.base += this.at;
    this.text = this.at === this.text.length ? piece : this.text.slice(this.at) + piece;
    this.at = 0;
    this.nextQuote = -2;
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
      if (this.skipping && !this.skip()) return null;
      if (this.at >= this.text.length) return null;
      const found = this.read();
      if (found === 'blank') continue;
      return found;
    }
  }

  private read(): FoundRecord | 'blank' | null {
    const { text, at } = this;
    const eol = text.indexOf(this.dialect.eol, at);
    const isOpen = eol === -1;
    if (isOpen && !this.ended) return text.length - at > IMPORT_LIMITS.recordChars ? this.tooLong() : null;
    const stop = isOpen ? text.length : eol;
    if (stop - at > IMPORT_LIMITS.recordChars) return this.tooLong();
    if (this.quoteFrom(at) < stop) return this.readQuoted(stop);
    const lineEnd = stop > at && text.charCodeAt(stop - 1) === CR ? stop - 1 : stop;
    const { line } = this;
    this.at = isOpen ? stop : stop + 1;
    this.line += 1;
    if (lineEnd === at) return 'blank';
    return { kind: 'cells', line, end: this.base + this.at, cells: text.slice(at, lineEnd).split(this.dialect.delimiter) };
  }

  /** The place of the first quote from `at` on; a file without quotes is searched once for each piece. */
  private quoteFrom(at: number): number {
    if (this.nextQuote < at) {
      const found = this.text.indexOf(this.dialect.quote, at);
      this.nextQuote = found === -1 ? this.text.length : found;
    }
    return this.nextQuote;
  }

  private readQuoted(lineStop: number): FoundRecord | null {
    const { line, text } = this;
    const attempt = this.attempt();
    if (attempt === 'more') return null;
    const isWhole =
      attempt !== 'unbalanced' &&
      (attempt.lines === 1 || this.columns === null || attempt.cells.length === this.columns);
    if (isWhole) {
      this.at = attempt.end;
      this.line += attempt.lines;
      return { kind: 'cells', line, end: this.base + this.at, cells: attempt.cells };
    }
    const shown = text.slice(this.at, Math.min(lineStop, this.at + SHOWN_CHARS));
    this.at = Math.min(lineStop + 1, text.length);
    this.line += 1;
    return { kind: 'malformed', line, end: this.base + this.at, fault: 'unbalanced_quotes', text: shown };
  }

  /** Reads one record from `at`, by its quotes. */
  private attempt(): Attempt {
    const { text, dialect } = this;
    const most = this.at + IMPORT_LIMITS.recordChars;
    const cells: string[] = [];
    let lines = 1;
    let at = this.at;
    for (;;) {
      const cell = this.cellAt(at, most, lines);
      if (typeof cell === 'string') return cell;
      cells.push(cell.value);
      lines += cell.breaks;
      const mark = text[cell.end];
      if (mark === undefined) return { cells, end: cell.end, lines };
      if (mark !== dialect.delimiter) return { cells, end: cell.end + 1, lines };
      at = cell.end + 1;
    }
  }

  /** One cell; `end` is the place of the delimiter, of the end of the line or of the text. */
  private cellAt(at: number, most: number, line: number): { value: string; end: number; breaks: number } | 'unbalanced' | 'more' {
    const begin = this.pastBlanks(at);
    if (this.text[begin] !== this.dialect.quote) return { ...this.plainCell(at), breaks: 0 };
    const closed = this.closingQuote(begin + 1, most, line);
    if (typeof closed === 'string') return closed;
    const after = this.pastBlanks(closed.at + 1);
    const value = this.text.slice(begin + 1, closed.at);
    if (this.isEndOfCell(after)) return { value: closed.doubled ? this.undoubled(value) : value, end: this.cellEnd(after), breaks: closed.breaks };
    // Text behind a closing quote: on one line a habit of careless programs, over lines a quote too many.
    return closed.breaks === 0 ? { ...this.plainCell(at), breaks: 0 } : 'unbalanced';
  }

  private plainCell(at: number): { value: string; end: number } {
    const { text, dialect } = this;
    const eol = indexOrEnd(text, dialect.eol, at);
    const end = Math.min(indexOrEnd(text, dialect.delimiter, at), eol);
    const isLast = end === eol && end > at && text.charCodeAt(end - 1) === CR;
    return { value: text.slice(at, isLast ? end - 1 : end), end };
  }

  private closingQuote(
    from: number,
    most: number,
    line: number,
  ): { at: number; doubled: boolean; breaks: number } | 'unbalanced' | 'more' {
    const { text, dialect } = this;
    let doubled = false;
    for (let at = from; ; at += 2) {
      at = text.indexOf(dialect.quote, at);
      if (at === -1 || at > most) return this.ended || text.length > most ? 'unbalanced' : 'more';
      if (at + 1 === text.length && !this.ended) return 'more';
      if (text[at + 1] !== dialect.quote) {
        const breaks = this.breaksIn(from, at);
        return line + breaks > IMPORT_LIMITS.recordLines ? 'unbalanced' : { at, doubled, breaks };
      }
      doubled = true;
    }
  }

  private breaksIn(from: number, to: number): number {
    let breaks = 0;
    for (let at = this.text.indexOf(this.dialect.eol, from); at !== -1 && at < to; breaks += 1)
      at = this.text.indexOf(this.dialect.eol, at + 1);
    return breaks;
  }

  private undoubled(value: string): string {
    return value.replaceAll(this.dialect.quote + this.dialect.quote, this.dialect.quote);
  }

  /** Blanks around a quoted cell are nobody's; a tab may be the delimiter. */
  private pastBlanks(at: number): number {
    let end = at;
    while (this.text[end] === ' ') end += 1;
    return end;
  }

  private isEndOfCell(at: number): boolean {
    return at === this.text.length || this.text[at] === this.dialect.delimiter || this.text[this.cellEnd(at)] === this.dialect.eol;
  }

  /** A carriage return before the end of the line belongs to it, also the last of the text. */
  private cellEnd(at: number): number {
    const isReturn = this.dialect.eol === '\n' && this.text.charCodeAt(at) === CR;
    const isBeforeEnd = at + 1 === this.text.length || this.text[at + 1] === '\n';
    return isReturn && isBeforeEnd ? at + 1 : at;
  }

  private tooLong(): FoundRecord {
    const { line } = this;
    const text = this.text.slice(this.at, this.at + SHOWN_CHARS);
    this.skipping = true;
    this.skip();
    return { kind: 'malformed', line, end: this.base + this.at, fault: 'row_too_long', text };
  }

  /** Drops the rest of the line; false when its end has not arrived. */
  private skip(): boolean {
    const eol = this.text.indexOf(this.dialect.eol, this.at);
    this.at = eol === -1 ? this.text.length : eol + 1;
    if (eol === -1 && !this.ended) return false;
    this.skipping = false;
    this.line += 1;
    return true;
  }
}

function indexOrEnd(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? text.length : at;
}
