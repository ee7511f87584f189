import { fieldsOf, parameter } from './mime-parts.js';

/** The encodings of RFC 2045: §6.7 of lines that end in CRLF, and §6.8 in lines. */
interface Encoders {
  quotedPrintable: (bytes: Buffer) => string;
  base64Lines: (bytes: Buffer) => string;
}

const HIGH = /[\x80-\xff]/;
const ALL_HIGH = /[\x80-\xff]/g;
const DEEPEST = 20;
/** Above it quoted-printable is as unreadable as base64, and longer. */
const MOST_ESCAPES = 0.5;
const PLAIN = new Set(['', '7bit', '8bit', 'binary']);
const ENCODING_FIELD = /^content-transfer-encoding[ \t]*:.*\r\n(?:[ \t].*\r\n)*/gim;
const DELIMITER_REST = /^(--)?[ \t]*(?:\r\n|$)/;

/**
 * The same mail for a server that takes no bytes above 127 (RFC 6152 §3): what has such bytes is encoded anew, everything else
 * stays as it is. Null where that would destroy what it says: a signed or encrypted part, header fields that are not ASCII,
 * encodings nobody knows. Runs on canonical bytes and before signing, as RFC 6376 §5.3 asks.
 */
export function inSevenBits(message: Buffer, encoders: Encoders): Buffer | null {
  const text = new Recoding(encoders).entity(message.toString('latin1'), []);
  return text === null ? null : Buffer.from(text, 'latin1');
}

class Recoding {
  constructor(private readonly encoders: Encoders) {}

  entity(text: string, boundaries: readonly string[]): string | null {
    if (!HIGH.test(text)) return text;
    if (boundaries.length > DEEPEST) return null;
    const { header, body } = parted(text);
    if (HIGH.test(header)) return null;
    const fields = fieldsOf(header.replaceAll('\r\n', '\n'));
    const contentType = fields.get('content-type') ?? 'text/plain';
    const type = contentType.split(';', 1)[0]!.trim().toLowerCase();
    const encoding = (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase();
    const isTop = boundaries.length === 0;
    const whole = (name: string, content: string | null): string | null =>
      content === null ? null : `${labelled(header, name, isTop)}\r\n${content}`;
    if (type === 'multipart/signed' || type === 'multipart/encrypted') return null;
    if (type.startsWith('multipart/')) return whole('7bit', this.multipart(body, contentType, boundaries));
    if (type === 'message/rfc822') return whole('7bit', this.entity(body, [...boundaries, '']));
    if (type.startsWith('message/')) return null;
    // Bytes that the encoding does not know: a decoder passes them by, or reads them as these.
    if (encoding === 'base64') return `${header}\r\n${body.replace(ALL_HIGH, '')}`;
    if (encoding === 'quoted-printable') return `${header}\r\n${body.replace(ALL_HIGH, escaped)}`;
    if (!PLAIN.has(encoding)) return null;
    const leaf = this.leaf(type, body, boundaries);
    return whole(leaf.encoding, leaf.text);
  }

  private multipart(body: string, contentType: string, boundaries: readonly string[]): string | null {
    const boundary = parameter(contentType, 'boundary')?.trimEnd() ?? '';
    const parts = boundary === '' ? [] : partsOf(body, boundary);
    if (parts.length < 2) return null;
    const out: string[] = [];
    for (const [n, { lead, content }] of parts.entries()) {
      // What stands before the first part and behind the last is nobody's text.
      const isText = n > 0 && !lead.startsWith('--');
      const written = isText ? this.entity(content, [...boundaries, boundary]) : content.replace(ALL_HIGH, '?');
      if (written === null) return null;
      out.push(n === 0 ? written : `\r\n--${boundary}${lead}${written}`);
    }
    return out.join('').slice(2);
  }

  private leaf(type: string, body: string, boundaries: readonly string[]): { encoding: string; text: string } {
    const bytes = Buffer.from(body, 'latin1');
    const escapes = body.match(ALL_HIGH)!.length;
    if (type.startsWith('text/') && escapes <= MOST_ESCAPES * body.length) {
      const text = this.encoders.quotedPrintable(bytes);
      // A line that was broken anew may begin like a delimiter.
      const misleads = boundaries.some((boundary) => boundary !== '' && `\r\n${text}`.includes(`\r\n--${boundary}`));
      if (!misleads) return { encoding: 'quoted-printable', text };
    }
    return { encoding: 'base64', text: this.encoders.base64Lines(bytes) };
  }
}

function parted(text: string): { header: string; body: string } {
  if (text.startsWith('\r\n')) return { header: '', body: text.slice(2) };
  const gap = text.indexOf('\r\n\r\n');
  return gap < 0 ? { header: text, body: '' } : { header: text.slice(0, gap + 2), body: text.slice(gap + 4) };
}

interface Part {
  /** What stands between the boundary and the part: nothing but a line end, or the two hyphens of the last one. */
  lead: string;
  content: string;
}

/** The text before the first delimiter line, which gets a line end in front, then each part and what follows the last. */
function partsOf(body: string, boundary: string): Part[] {
  const [preamble, ...pieces] = `\r\n${body}`.split(`\r\n--${boundary}`);
  const parts: Part[] = [{ lead: '', content: preamble! }];
  for (const piece of pieces) {
    const last = parts.at(-1)!;
    const found = last.lead.startsWith('--') ? null : DELIMITER_REST.exec(piece);
    if (found) parts.push({ lead: found[0], content: piece.slice(found[0].length) });
    else last.content += `\r\n--${boundary}${piece}`;
  }
  return parts;
}

function labelled(header: string, encoding: string, isTop: boolean): string {
  const rest = header.replace(ENCODING_FIELD, '');
  const version = isTop && !/^mime-version[ \t]*:/im.test(rest) ? 'MIME-Version: 1.0\r\n' : '';
  return `${rest}${version}Content-Transfer-Encoding: ${encoding}\r\n`;
}

function escaped(high: string): string {
  return `=${high.charCodeAt(0).toString(16).toUpperCase()}`;
}
