import { decodeText } from './decode-text.js';

/**
 * A light walk through a mail that strangers wrote: enough to find reports and readable text, bounded in bytes, depth
 * and number of parts. It never throws.
 */
export interface MimePart {
  /** Lower case, without parameters. */
  type: string;
  headers: ReadonlyMap<string, string>;
  /** Undecoded. */
  body: string;
}

const MOST_PARTS = 1_000;
const DEEPEST = 50;
const BYTES_LIMIT = 512 * 1024;
/** What all walks through nested multiparts may read together: depth times length is an attack. */
const READ_LIMIT = 8 * BYTES_LIMIT;
const NO_HEADERS: ReadonlyMap<string, string> = new Map();

/** The top of a mail, then its leaves in their order; `message/rfc822` is a leaf. */
export function mimeParts(raw: Buffer): MimePart[] {
  const parts: MimePart[] = [];
  const budget = { left: READ_LIMIT };
  walk(raw.subarray(0, BYTES_LIMIT).toString('latin1').replace(/\r\n?/g, '\n'), 0, parts, budget);
  return parts;
}

function walk(text: string, depth: number, into: MimePart[], budget: { left: number }): void {
  if (into.length >= MOST_PARTS || budget.left < 0) return;
  budget.left -= text.length;
  const { headers, body } = entityOf(text);
  const contentType = headers.get('content-type') ?? 'text/plain';
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  const boundary = boundaryOf(type, contentType, body);
  if (boundary === null || depth >= DEEPEST) {
    into.push({ type, headers, body });
    return;
  }
  if (depth === 0) into.push({ type, headers, body: '' });
  const found = pieces(body, boundary);
  // A boundary that never comes leaves one text.
  if (found.length === 0) into.push({ type: 'text/plain', headers: NO_HEADERS, body });
  for (const piece of found) walk(piece, depth + 1, into, budget);
}

/** As the header says, or, where a server forgot to say it, as the body begins. */
function boundaryOf(type: string, contentType: string, body: string): string | null {
  if (type.startsWith('multipart/')) {
    const named = parameter(contentType, 'boundary');
    return named !== null && `\n${body}`.includes(`\n--${named}`) ? named : (begunBoundary(body) ?? named ?? '');
  }
  return type === 'text/plain' && /^This is a (?:MIME|multi-?part)/i.test(body) ? begunBoundary(body) : null;
}

function begunBoundary(body: string): string | null {
  return /^--([^\s-][^\n]{0,100}?)[ \t]*\n(?:[\w-]{1,40}:|\n)/m.exec(body.slice(0, 4_000))?.[1] ?? null;
}

/** Header and body; a header block without a body is all header. */
function entityOf(text: string): { headers: Map<string, string>; body: string } {
  const gap = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const headers = fieldsOf(gap === -1 ? text : text.slice(0, gap));
  return { headers, body: gap === -1 ? '' : text.slice(gap + (gap === 0 ? 1 : 2)) };
}

function pieces(body: string, boundary: string): string[] {
  if (boundary === '') return [];
  const found = `\n${body}`.split(`\n--${boundary}`).slice(1, MOST_PARTS);
  return found.filter((piece) => !piece.startsWith('--')).map((piece) => piece.slice(piece.indexOf('\n') + 1));
}

/** Header fields of a block, unfolded; the first of a name counts. */
export function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

export function parameter(value: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value);
  return found?.[1] ?? found?.[2] ?? null;
}

/** The text of a part, its transfer encoding and charset undone. */
export function decodedBody(part: MimePart): string {
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').toLowerCase();
  return decodeText(bytesOf(part.body, encoding), parameter(part.headers.get('content-type') ?? '', 'charset'));
}

function bytesOf(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=[ \t]*\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
