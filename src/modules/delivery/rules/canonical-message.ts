/**
 * The bytes that leave: CRLF line ends only, no NUL, no bare CR, no line above 998 octets (RFC 5321 §4.5.3.1.6).
 * Runs before signing, so that what is signed is what is sent. A receiver that ends a line at a bare LF would
 * otherwise see a second message inside ours (SMTP smuggling).
 */

const NUL = 0x00;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DOT = 0x2e;

export const LINE_LIMIT = 998;

export function isCanonical(bytes: Uint8Array): boolean {
  let lineStart = 0;
  const length = bytes.length;
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[i]!;
    if (byte > CR) continue;
    if (byte === CR) {
      if (bytes[i + 1] !== LF || i - lineStart > LINE_LIMIT) return false;
      i += 1;
      lineStart = i + 1;
    } else if (byte === LF || byte === NUL) return false;
  }
  return length - lineStart === 0;
}

/** The canonical form; the same buffer when nothing had to change. */
export function canonicalMessage(bytes: Buffer): Buffer {
  return isCanonical(bytes) ? bytes : rewrite(bytes);
}

function rewrite(bytes: Buffer): Buffer {
  const lines: Buffer[] = [];
  let line: number[] = [];
  let inHeaders = true;
  const flush = (): void => {
    if (inHeaders && line.length === 0) inHeaders = false;
    for (const part of splitLong(Buffer.from(line), inHeaders)) lines.push(part, CRLF);
    line = [];
  };
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i]!;
    if (byte === CR) {
      if (bytes[i + 1] === LF) i += 1;
      flush();
    } else if (byte === LF) flush();
    else if (byte !== NUL) line.push(byte);
  }
  if (line.length > 0) flush();
  return Buffer.concat(lines);
}

const CRLF = Buffer.from('\r\n');

/** Header lines are folded at white space (the fold is part of the header); body lines are cut at the nearest space. */
function splitLong(line: Buffer, inHeaders: boolean): Buffer[] {
  const parts: Buffer[] = [];
  let rest = line;
  let limit = LINE_LIMIT;
  while (rest.length > limit) {
    const cut = cutAt(rest, limit);
    parts.push(rest.subarray(0, cut));
    rest = rest.subarray(cut);
    // A folded header line must begin with white space, or it would start a new header.
    if (inHeaders && !isBlank(rest[0])) {
      rest = Buffer.concat([Buffer.from(' '), rest]);
      limit = LINE_LIMIT;
    }
  }
  parts.push(rest);
  return parts;
}

function cutAt(line: Buffer, limit: number): number {
  for (let at = limit; at > limit - 200; at -= 1) if (isBlank(line[at])) return at;
  let at = limit;
  // Never inside a UTF-8 character.
  while (at > limit - 4 && (line[at]! & 0xc0) === 0x80) at -= 1;
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

const DOT_LINE = Buffer.from('\r\n.');

/** The transparency of RFC 5321 §4.5.2, applied last. The same buffer when no line begins with a dot. */
export function dotStuffed(bytes: Buffer): Buffer {
  if (bytes[0] !== DOT && bytes.indexOf(DOT_LINE) === -1) return bytes;
  const parts: Buffer[] = [];
  let from = 0;
  if (bytes[0] === DOT) parts.push(Buffer.from('.'));
  for (let at = bytes.indexOf(DOT_LINE); at !== -1; at = bytes.indexOf(DOT_LINE, at + 3)) {
    parts.push(bytes.subarray(from, at + 3), Buffer.from('.'));
    from = at + 3;
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
}
