const NUL = 0;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
/** RFC 5322 §2.1.1, without the CRLF. */
const LONGEST_LINE = 998;

/**
 * The message with CRLF line ends only, no line longer than SMTP carries, and a line end at its end. Bare CR and LF become
 * line ends; a line too long is continued on the next one. Null when it holds NUL, which no message may.
 */
export function canonicalLines(raw: Buffer): Buffer | null {
  if (raw.includes(NUL)) return null;
  return isCanonical(raw) ? raw : repaired(raw);
}

function isCanonical(raw: Buffer): boolean {
  let lineStart = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at]!;
    if (byte === LF) return false;
    if (byte !== CR) continue;
    if (raw[at + 1] !== LF || at - lineStart > LONGEST_LINE) return false;
    at += 1;
    lineStart = at + 1;
  }
  return lineStart === raw.length && raw.length > 0;
}

function repaired(raw: Buffer): Buffer {
  const lines: Buffer[] = [];
  let lineStart = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at]!;
    if (byte !== LF && byte !== CR) continue;
    pushLine(raw.subarray(lineStart, at), lines);
    if (byte === CR && raw[at + 1] === LF) at += 1;
    lineStart = at + 1;
  }
  if (lineStart < raw.length) pushLine(raw.subarray(lineStart), lines);
  return Buffer.concat(lines);
}

const CRLF = Buffer.from('\r\n');
const CONTINUED = Buffer.from('\r\n ');

/** Breaks before white space where there is some, never inside a UTF-8 character. */
function pushLine(line: Buffer, lines: Buffer[]): void {
  let rest = line;
  for (let room = LONGEST_LINE; rest.length > room; room = LONGEST_LINE - 1) {
    const blank = rest.lastIndexOf(SPACE, room);
    let cut = blank > room / 2 ? blank : room;
    while (cut > 1 && (rest[cut]! & 0xc0) === 0x80) cut -= 1;
    lines.push(rest.subarray(0, cut), rest[cut] === SPACE ? CRLF : CONTINUED);
    rest = rest.subarray(cut);
  }
  lines.push(rest, CRLF);
}
