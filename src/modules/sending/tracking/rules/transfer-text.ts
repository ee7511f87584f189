/** Text parts without their transfer encoding (RFC 2045 §6), and the way back to the encoded bytes. */

export type TransferEncoding = 'plain' | 'quoted-printable' | 'base64';

const EQUALS = 0x3d;
const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;
/** Without the `=` of a soft line break. */
const QP_LINE = 75;
const SOFT_BREAK = '=\r\n';
const BASE64_LINE = 76;
const BASE64 = /^[A-Za-z0-9+/\r\n \t]*={0,2}[\r\n \t]*$/;
const PLAIN = new Set(['7bit', '8bit', 'binary', '']);

/** Null for an encoding that is none of MIME's own. */
export function transferEncoding(name: string): TransferEncoding | null {
  if (PLAIN.has(name)) return 'plain';
  return name === 'quoted-printable' || name === 'base64' ? name : null;
}

/** The text itself; null when it is not encoded as it says. */
export function decodedText(encoded: Buffer, encoding: TransferEncoding): Buffer | null {
  if (encoding === 'plain') return encoded;
  if (encoding === 'quoted-printable') return decodedQuoted(encoded);
  const text = encoded.toString('latin1');
  return BASE64.test(text) ? Buffer.from(text, 'base64') : null;
}

function decodedQuoted(encoded: Buffer): Buffer {
  if (encoded.indexOf(EQUALS) < 0) return encoded;
  const out = Buffer.allocUnsafe(encoded.length);
  let to = 0;
  walkQuoted(encoded, (byte) => {
    out[to] = byte;
    to += 1;
  });
  return out.subarray(0, to);
}

/** Where in the encoded bytes these places of the text are; both lists rise. */
export function encodedPlaces(encoded: Buffer, places: readonly number[]): number[] {
  const found: number[] = [];
  let decoded = 0;
  walkQuoted(encoded, (_byte, at) => {
    while (found.length < places.length && places[found.length] === decoded) found.push(at);
    decoded += 1;
  });
  while (found.length < places.length) found.push(encoded.length);
  return found;
}

/** What is no escape is itself, as lenient readers have it. */
function walkQuoted(encoded: Buffer, each: (byte: number, at: number) => void): void {
  for (let at = 0; at < encoded.length;) {
    const byte = encoded[at]!;
    if (byte !== EQUALS) {
      each(byte, at);
      at += 1;
      continue;
    }
    const [high, low] = [hexDigit(encoded[at + 1]), hexDigit(encoded[at + 2])];
    if (high >= 0 && low >= 0) {
      each(high * 16 + low, at);
      at += 3;
      continue;
    }
    const next = softBreak(encoded, at + 1);
    if (next < 0) each(byte, at);
    at = next < 0 ? at + 1 : next;
  }
}

/** Behind the soft line break whose `=` stands before `at`; -1 when there is none. */
function softBreak(encoded: Buffer, at: number): number {
  let end = at;
  while (encoded[end] === SPACE || encoded[end] === TAB) end += 1;
  return encoded[end] === CR && encoded[end + 1] === LF ? end + 2 : -1;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Printable ASCII for the middle of a quoted-printable line: on lines of its own where something stands before and behind it. */
export function quotedInsert(text: string, breaks: { before: boolean; behind: boolean }): string {
  const lines = [''];
  for (const char of text) {
    const said = char === '=' ? '=3D' : char;
    if (lines.at(-1)!.length + said.length > QP_LINE) lines.push('');
    lines[lines.length - 1] += said;
  }
  return `${breaks.before ? SOFT_BREAK : ''}${lines.join(SOFT_BREAK)}${breaks.behind ? SOFT_BREAK : ''}`;
}

export function base64Text(text: Buffer): string {
  return (text.toString('base64').match(new RegExp(`.{1,${BASE64_LINE}}`, 'g')) ?? []).join('\r\n');
}
