/**
 * A light walk through a mail that strangers wrote: enough to find reports and readable text, bounded in depth and
 * number of parts. It never throws.
 */
export interface MimePart {
  /** Lower case, without parameters. */
  type: string;
  headers: ReadonlyMap<string, string>;
  /** Undecoded. */
  body: string;
}

const MOST_PARTS = 50;
const DEEPEST = 8;
const BYTES_LIMIT = 512 * 1024;

/** The leaves of a mail in their order; `message/rfc822` is a leaf. */
export function mimeParts(raw: Buffer): MimePart[] {
  const parts: MimePart[] = [];
  walk(raw.subarray(0, BYTES_LIMIT).toString('latin1').replace(/\r\n?/g, '\n'), 0, parts);
  return parts;
}

function walk(text: string, depth: number, into: MimePart[]): void {
  if (into.length >= MOST_PARTS) return;
  const gap = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const headers = fieldsOf(gap === -1 ? text : text.slice(0, gap));
  const body = gap === -1 ? '' : text.slice(gap + (gap === 0 ? 1 : 2));
  const contentType = headers.get('content-type') ?? 'text/plain';
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  const boundary = type.startsWith('multipart/') ? parameter(contentType, 'boundary') : null;
  if (boundary === null || depth >= DEEPEST) {
    into.push({ type, headers, body });
    return;
  }
  if (depth === 0) into.push({ type, headers, body: '' });
  for (const piece of pieces(body, boundary)) walk(piece, depth + 1, into);
}

function pieces(body: string, boundary: string): string[] {
  const found = `\n${body}`.split(`\n--${boundary}`).slice(1);
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

/** The text of a part, its transfer encoding undone. */
export function decodedBody(part: MimePart): string {
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(part.body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return Buffer.from(part.body, 'latin1').toString('utf8');
  const bytes = part.body
    .replace(/=[ \t]*\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
