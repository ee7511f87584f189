/**
 * The start tags of an HTML document with the places of their attributes, found as the tokenizer of the HTML standard
 * (§13.2.5) finds them: comments, raw text and unfinished tags hold none. It reads bytes, so that every other byte can
 * stay as it is; each charset it is used with writes `<`, `>`, quotes and letters as ASCII does and never as part of
 * another character. One pass, whatever the input.
 */
export interface Attribute {
  /** Lower case. */
  readonly name: string;
  /** Of the value, without its quotes; empty when there is none. */
  readonly start: number;
  readonly end: number;
}

export interface Tag {
  /** Lower case; with a slash before it when it is an end tag. */
  readonly name: string;
  /** Place of its `<`. */
  readonly start: number;
  readonly attributes: readonly Attribute[];
}

export interface Tags {
  readonly tags: Tag[];
  /** False when the document ends within a comment, raw text or tag: what is put behind its end would not be shown. */
  readonly complete: boolean;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const EQUALS = 0x3d;
const DASH = 0x2d;
const DOUBLE = 0x22;
const SINGLE = 0x27;
/** Elements whose content is text up to their own end tag. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
const LONGEST_NAME = 64;
const MOST_ATTRIBUTES = 200;

export function readTags(html: Buffer, wanted: ReadonlySet<string>): Tags {
  return new TagReader(html, wanted).read();
}

class TagReader {
  private readonly tags: Tag[] = [];
  private at = 0;

  constructor(
    private readonly html: Buffer,
    private readonly wanted: ReadonlySet<string>,
  ) {}

  read(): Tags {
    const { html } = this;
    for (;;) {
      const found = html.indexOf(LT, this.at);
      if (found < 0) return { tags: this.tags, complete: true };
      this.at = found + 1;
      if (!this.markup(found)) return { tags: this.tags, complete: false };
    }
  }

  /** What begins at a `<`; false when the document ends within it. */
  private markup(start: number): boolean {
    const next = this.html[this.at];
    if (next === BANG) return this.declaration();
    if (next === QUESTION) return this.skipPast(GT);
    if (next === SLASH) {
      const letter = this.html[this.at + 1];
      if (letter === GT) this.at += 2;
      if (letter === undefined || letter === GT) return true;
      this.at += 1;
      return isLetter(letter) ? this.tag(start, '/') : this.skipPast(GT);
    }
    return next !== undefined && isLetter(next) ? this.tag(start, '') : true;
  }

  private declaration(): boolean {
    const { html } = this;
    if (html[this.at + 1] !== DASH || html[this.at + 2] !== DASH) return this.skipPast(GT);
    this.at += 3;
    // `<!-->` and `<!--->` are whole comments.
    if (html[this.at] === GT) return this.skipPast(GT);
    if (html[this.at] === DASH && html[this.at + 1] === GT) return this.skipPast(GT);
    for (;;) {
      const dashes = html.indexOf('--', this.at, 'latin1');
      if (dashes < 0) return false;
      this.at = dashes + 1;
      const end = html[dashes + 2] === BANG ? dashes + 3 : dashes + 2;
      if (html[end] !== GT) continue;
      this.at = end + 1;
      return true;
    }
  }

  private tag(start: number, slash: string): boolean {
    const { html } = this;
    const nameStart = this.at;
    while (this.at < html.length && !isSpace(html[this.at]!) && html[this.at] !== SLASH && html[this.at] !== GT)
      this.at += 1;
    const name = slash + lower(html, nameStart, Math.min(this.at, nameStart + LONGEST_NAME));
    const isWanted = this.wanted.has(name);
    const attributes = this.attributes(isWanted);
    if (attributes === null) return false;
    if (isWanted) this.tags.push({ name, start, attributes });
    if (name === 'plaintext') this.at = html.length;
    return RAW_TEXT.has(name) ? this.rawText(name) : name !== 'plaintext';
  }

  /** Up to behind the `>`; null when there is none. */
  private attributes(isWanted: boolean): Attribute[] | null {
    const { html } = this;
    const found: Attribute[] = [];
    for (;;) {
      while (this.at < html.length && (isSpace(html[this.at]!) || html[this.at] === SLASH)) this.at += 1;
      if (this.at >= html.length) return null;
      if (html[this.at] === GT) {
        this.at += 1;
        return found;
      }
      const nameStart = this.at;
      // A name may begin with `=`.
      this.at += 1;
      while (this.at < html.length && !endsName(html[this.at]!)) this.at += 1;
      const nameEnd = this.at;
      const value = this.value();
      if (value === null) return null;
      if (!isWanted || found.length >= MOST_ATTRIBUTES) continue;
      const name = lower(html, nameStart, Math.min(nameEnd, nameStart + LONGEST_NAME));
      // Of an attribute that is given twice the first counts.
      if (!found.some((known) => known.name === name)) found.push({ name, ...value });
    }
  }

  private value(): { start: number; end: number } | null {
    const { html } = this;
    let at = this.at;
    while (at < html.length && isSpace(html[at]!)) at += 1;
    if (html[at] !== EQUALS) return { start: this.at, end: this.at };
    at += 1;
    while (at < html.length && isSpace(html[at]!)) at += 1;
    const quote = html[at];
    if (quote === DOUBLE || quote === SINGLE) {
      const end = html.indexOf(quote, at + 1);
      if (end < 0) return null;
      this.at = end + 1;
      return { start: at + 1, end };
    }
    const start = at;
    while (at < html.length && !isSpace(html[at]!) && html[at] !== GT) at += 1;
    this.at = at;
    return { start, end: at };
  }

  private rawText(name: string): boolean {
    const { html } = this;
    for (let at = html.indexOf('</', this.at, 'latin1'); at >= 0; at = html.indexOf('</', at + 2, 'latin1')) {
      const end = at + 2 + name.length;
      const next = html[end];
      if (next === undefined || (!isSpace(next) && next !== SLASH && next !== GT)) continue;
      if (lower(html, at + 2, end) !== name) continue;
      this.at = at;
      return true;
    }
    return false;
  }

  private skipPast(byte: number): boolean {
    const found = this.html.indexOf(byte, this.at);
    if (found < 0) return false;
    this.at = found + 1;
    return true;
  }
}

function lower(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, end).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d || byte === 0x0c;
}

function endsName(byte: number): boolean {
  return isSpace(byte) || byte === SLASH || byte === GT || byte === EQUALS;
}
