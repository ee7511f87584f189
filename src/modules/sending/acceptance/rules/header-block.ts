/** One header field of a raw message, with its place in the bytes. */
export interface HeaderField {
  readonly name: string;
  readonly lower: string;
  readonly start: number;
  /** Behind the CRLF of its last line. */
  readonly end: number;
  /** Unfolded, decoded as UTF-8. */
  readonly value: string;
}

export interface HeaderBlock {
  readonly fields: readonly HeaderField[];
  /** Where the body begins; the length of the message when it has none. */
  readonly bodyStart: number;
}

const MAX_BYTES = 256 * 1024;
const MAX_FIELDS = 1_000;
const MAX_PART_BYTES = 64 * 1024;
const FIELD = /^([!-9;-~]+)[ \t]*:/;
const WHITE = /^[ \t]/;

/** Reads the header block of canonical bytes; null when a line is neither a field nor its continuation. One pass. */
export function parseHeaderBlock(raw: Buffer, start = 0): HeaderBlock | null {
  const limit = start === 0 ? MAX_BYTES : MAX_PART_BYTES;
  const fields: HeaderField[] = [];
  let fieldStart = start;
  for (let at = start; at < raw.length;) {
    const end = raw.indexOf('\r\n', at, 'latin1');
    if (end < 0 || end - start > limit) return null;
    const next = end + 2;
    if (end === at) return { fields, bodyStart: next };
    const continues = raw[next] === 0x20 || raw[next] === 0x09;
    if (!continues || next >= raw.length) {
      const field = fieldOf(raw, fieldStart, next);
      if (field === null || fields.length >= MAX_FIELDS) return null;
      fields.push(field);
      fieldStart = next;
    }
    at = next;
  }
  return { fields, bodyStart: raw.length };
}

function fieldOf(raw: Buffer, start: number, end: number): HeaderField | null {
  const text = raw.toString('utf8', start, end);
  const name = WHITE.test(text) ? null : FIELD.exec(text);
  if (name === null) return null;
  const value = text.slice(name[0].length).replace(/\r\n/g, '').trim();
  return { name: name[1]!, lower: name[1]!.toLowerCase(), start, end, value };
}

export function fieldsNamed(block: HeaderBlock, lower: string): HeaderField[] {
  return block.fields.filter((field) => field.lower === lower);
}

const ENCODED_WORD = /=\?([A-Za-z0-9_-]{1,40})(?:\*[A-Za-z-]{1,20})?\?([bBqQ])\?([!->@-~]{0,500})\?=/g;

/** RFC 2047 words as the text they stand for; what cannot be read stays as it is. For showing and searching only. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  return value
    .replace(/(\?=)[ \t]+(?==\?)/g, '$1')
    .replace(ENCODED_WORD, (word, charset: string, kind: string, text: string) => {
      try {
        const bytes = kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : qBytes(text);
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return word;
      }
    });
}

function qBytes(text: string): Buffer {
  const latin = text
    .replace(/_/g, ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(latin, 'latin1');
}
