/** Bodies as lines that every server takes (RFC 2045 §6). */

export interface EncodedText {
  encoding: '7bit' | 'quoted-printable' | 'base64';
  text: string;
}

const LONGEST_LINE = 900;
const QP_LINE = 76;
const HEX = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
const EQUALS = 0x3d;

export function withCrlf(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n|\r|\n/g, '\r\n') : text.replaceAll('\n', '\r\n');
}

/** Plain ASCII stays readable; other text is quoted-printable, unless most of it would be escapes. */
export function encodeText(text: string): EncodedText {
  const lines = withCrlf(text);
  const bytes = Buffer.byteLength(lines);
  if (bytes === lines.length && longestLine(lines) <= LONGEST_LINE) return { encoding: '7bit', text: lines };
  const foreignShare = (bytes - lines.length) / Math.max(1, lines.length);
  if (foreignShare > 0.3) return { encoding: 'base64', text: base64Lines(Buffer.from(lines)) };
  return { encoding: 'quoted-printable', text: quotedPrintable(Buffer.from(lines)) };
}

export function base64Lines(content: Buffer): string {
  const text = content.toString('base64');
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += QP_LINE) lines.push(text.slice(at, at + QP_LINE));
  return lines.join('\r\n');
}

/** RFC 2045 §6.7 of text whose lines already end in CRLF. */
export function quotedPrintable(bytes: Buffer): string {
  const out: string[] = [];
  let start = 0;
  while (start <= bytes.length) {
    const found = bytes.indexOf('\r\n', start, 'latin1');
    const end = found < 0 ? bytes.length : found;
    quotedLine(bytes, start, end, out);
    if (found < 0) break;
    out.push('\r\n');
    start = found + 2;
  }
  return out.join('');
}

function quotedLine(bytes: Buffer, start: number, end: number, out: string[]): void {
  let column = 0;
  let plainFrom = start;
  const flush = (to: number): void => {
    if (to > plainFrom) out.push(bytes.toString('latin1', plainFrom, to));
  };
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    const isLast = at === end - 1;
    const plain = (byte >= 0x21 && byte <= 0x7e && byte !== EQUALS) || ((byte === 0x20 || byte === 0x09) && !isLast);
    const width = plain ? 1 : 3;
    if (column + width > (isLast ? QP_LINE : QP_LINE - 1)) {
      flush(at);
      out.push('=\r\n');
      plainFrom = at;
      column = 0;
    }
    if (!plain) {
      flush(at);
      out.push(HEX[byte]!);
      plainFrom = at + 1;
    }
    column += width;
  }
  flush(end);
}

function longestLine(text: string): number {
  let longest = 0;
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\r\n', start);
    const end = found < 0 ? text.length : found;
    longest = Math.max(longest, end - start);
    start = end + 2;
  }
  return longest;
}
