import { IMPORT_LIMITS } from './limits.js';

/** What parts the cells and ends the lines of a file. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  readonly eol: '\n' | '\r';
}

/** A record read by its quotes; `unbalanced` when they do not fit, `more` when the text ends too early. */
export type CellsAttempt = { cells: string[]; end: number; lines: number } | 'unbalanced' | 'more';

interface Cell {
  value: string;
  /** The place of the delimiter, of the end of the line, or of the end of the text. */
  end: number;
  /** Ends of lines within it. */
  breaks: number;
}

const CR = 13;

/** The next of one sign; the text is searched once, not once for each cell. */
class Finder {
  private text = '';
  private since = 0;
  private found = -1;

  constructor(private readonly sign: string) {}

  hold(text: string): void {
    this.text = text;
    this.found = -1;
  }

  /** The end of the text when there is none. */
  from(at: number): number {
    if (at < this.since || at > this.found) {
      const found = this.text.indexOf(this.sign, at);
      this.found = found === -1 ? this.text.length : found;
      this.since = at;
    }
    return this.found;
  }
}

/** The text that is held, and its cells. */
export class RecordCells {
  text = '';
  readonly eol: Finder;
  readonly quote: Finder;
  private readonly delimiter: Finder;

  constructor(private readonly dialect: Dialect) {
    this.eol = new Finder(dialect.eol);
    this.quote = new Finder(dialect.quote);
    this.delimiter = new Finder(dialect.delimiter);
  }

  hold(text: string): void {
    this.text = text;
    for (const finder of [this.eol, this.quote, this.delimiter]) finder.hold(text);
  }

  /** One record; `ended` says that no more text comes. */
  readFrom(begin: number, ended: boolean): CellsAttempt {
    const most = begin + IMPORT_LIMITS.recordChars;
    const tooFar = ended || this.text.length > most ? 'unbalanced' : 'more';
    const cells: string[] = [];
    let lines = 1;
    for (let at = begin; ; at += 1) {
      const cell = this.cellAt(at, most, tooFar);
      if (typeof cell === 'string') return cell;
      cells.push(cell.value);
      lines += cell.breaks;
      at = cell.end;
      if (lines > IMPORT_LIMITS.recordLines || at > most) return 'unbalanced';
      if (at === this.text.length) return ended ? { cells, end: at, lines } : tooFar;
      if (this.text[at] !== this.dialect.delimiter) return { cells, end: at + 1, lines };
    }
  }

  private cellAt(at: number, most: number, tooFar: 'unbalanced' | 'more'): Cell | 'unbalanced' | 'more' {
    const begin = this.pastBlanks(at);
    if (this.text[begin] !== this.dialect.quote) return this.plainCell(at);
    const closed = this.closingQuote(begin + 1, most);
    if (closed === null) return tooFar;
    const breaks = this.breaksIn(begin, closed.at);
    const end = this.endAfter(closed.at + 1);
    // Text behind a closing quote: on one line the habit of careless programs, over lines a quote too many.
    if (end === null) return breaks === 0 ? this.plainCell(at) : 'unbalanced';
    const { quote } = this.dialect;
    const value = this.text.slice(begin + 1, closed.at);
    return { value: closed.doubled ? value.replaceAll(quote + quote, quote) : value, end, breaks };
  }

  private plainCell(at: number): Cell {
    const eol = this.eol.from(at);
    const end = Math.min(this.delimiter.from(at), eol);
    const hasReturn = end === eol && end > at && this.text.charCodeAt(end - 1) === CR;
    return { value: this.text.slice(at, hasReturn ? end - 1 : end), end, breaks: 0 };
  }

  /** Null when the text, or as much of it as a record may have, ends before it. */
  private closingQuote(from: number, most: number): { at: number; doubled: boolean } | null {
    let doubled = false;
    for (let at = from; ; at += 2) {
      at = this.quote.from(at);
      if (at >= this.text.length || at > most) return null;
      if (this.text[at + 1] !== this.dialect.quote) return { at, doubled };
      doubled = true;
    }
  }

  private breaksIn(from: number, to: number): number {
    let breaks = 0;
    for (let at = this.eol.from(from); at < to; at = this.eol.from(at + 1)) breaks += 1;
    return breaks;
  }

  /** Where a quoted cell ends: blanks may follow its quote; null when anything else does. */
  private endAfter(quoteEnd: number): number | null {
    const at = this.pastBlanks(quoteEnd);
    const { eol, delimiter } = this.dialect;
    const end = eol === '\n' && this.text.charCodeAt(at) === CR && this.isEnd(at + 1) ? at + 1 : at;
    return this.isEnd(end) || this.text[end] === delimiter ? end : null;
  }

  private isEnd(at: number): boolean {
    return at >= this.text.length || this.text[at] === this.dialect.eol;
  }

  /** Blanks around a quoted cell are nobody's. */
  private pastBlanks(at: number): number {
    let end = at;
    while (this.text[end] === ' ') end += 1;
    return end;
  }
}
