import { type HeaderBlock, fieldsNamed, parseHeaderBlock } from './header-block.js';

const MAX_DEPTH = 50;
const MAX_PARTS = 1_000;
/** Lines that begin like a delimiter and are none; no honest message has so many. */
const MAX_DECOYS = 200_000;
const BOUNDARY = /;[ \t]*boundary[ \t]*=[ \t]*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i;

interface Leaf {
  bodyStart: number;
  isAttachment: boolean;
  encoding: string;
}

/**
 * Decoded bytes of all attachments of a canonical raw message, found in one pass over its part delimiters; null
 * when it nests deeper or has more parts than any honest message.
 */
export function measureAttachments(raw: Buffer, block: HeaderBlock): number | null {
  return new PartWalk(raw).measure(block);
}

class PartWalk {
  private readonly boundaries: string[] = [];
  private readonly depthOf = new Map<string, number>();
  private leaf: Leaf | null = null;
  private bytes = 0;
  private parts = 0;
  private decoys = 0;

  constructor(private readonly raw: Buffer) {}

  measure(root: HeaderBlock): number | null {
    if (!this.enter(root)) return null;
    if (this.boundaries.length === 0) return this.endLeaf(this.raw.length);
    let at = root.bodyStart - 2;
    while (this.boundaries.length > 0) {
      const found = this.raw.indexOf('\r\n--', at, 'latin1');
      if (found < 0) break;
      const next = this.delimiter(found);
      if (next === null) return null;
      at = next;
    }
    return this.endLeaf(this.raw.length);
  }

  /** Handles one line that may be a delimiter; answers where to look on. */
  private delimiter(found: number): number | null {
    const lineEnd = this.raw.indexOf('\r\n', found + 2, 'latin1');
    const end = lineEnd < 0 ? this.raw.length : lineEnd;
    if (end - found > 280) return this.decoy(found);
    const text = this.raw.toString('latin1', found + 4, end).trimEnd();
    const closes = !this.depthOf.has(text) && text.endsWith('--') && this.depthOf.has(text.slice(0, -2));
    const depth = this.depthOf.get(closes ? text.slice(0, -2) : text);
    if (depth === undefined) return this.decoy(found);
    this.endLeaf(found);
    this.leaveTo(closes ? depth : depth + 1);
    if (closes) return end;
    const block = parseHeaderBlock(this.raw, Math.min(end + 2, this.raw.length));
    if (block === null || !this.enter(block)) return null;
    return Math.max(found + 4, block.bodyStart - 2);
  }

  private decoy(found: number): number | null {
    this.decoys += 1;
    return this.decoys > MAX_DECOYS ? null : found + 4;
  }

  private enter(block: HeaderBlock): boolean {
    this.parts += 1;
    if (this.parts > MAX_PARTS) return false;
    const type = fieldsNamed(block, 'content-type')[0]?.value ?? 'text/plain';
    const match = /^multipart\//i.test(type) ? BOUNDARY.exec(type) : null;
    const boundary = (match?.[1] ?? match?.[2])?.trimEnd();
    if (boundary !== undefined && !this.depthOf.has(boundary)) {
      if (this.boundaries.length >= MAX_DEPTH) return false;
      this.depthOf.set(boundary, this.boundaries.length);
      this.boundaries.push(boundary);
      this.leaf = null;
      return true;
    }
    const disposition = fieldsNamed(block, 'content-disposition')[0]?.value ?? '';
    const isText = /^text\/(plain|html|calendar|x-amp-html|enriched)\b/i.test(type);
    this.leaf = {
      bodyStart: block.bodyStart,
      isAttachment: !isText || /^attachment\b/i.test(disposition) || /;[ \t]*(?:file)?name\*?/i.test(disposition),
      encoding: (fieldsNamed(block, 'content-transfer-encoding')[0]?.value ?? '7bit').toLowerCase(),
    };
    return true;
  }

  private leaveTo(depth: number): void {
    while (this.boundaries.length > depth) this.depthOf.delete(this.boundaries.pop()!);
  }

  private endLeaf(end: number): number {
    const { leaf } = this;
    this.leaf = null;
    if (leaf?.isAttachment)
      this.bytes += decodedBytes(this.raw, leaf.bodyStart, Math.max(leaf.bodyStart, end), leaf.encoding);
    return this.bytes;
  }
}

const BASE64_CHAR = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  BASE64_CHAR[char.charCodeAt(0)] = 1;

function decodedBytes(raw: Buffer, start: number, end: number, encoding: string): number {
  if (encoding === 'base64') {
    let chars = 0;
    for (let at = start; at < end; at += 1) chars += BASE64_CHAR[raw[at]!]!;
    return Math.floor((chars * 3) / 4);
  }
  if (encoding !== 'quoted-printable') return end - start;
  let escapes = 0;
  for (let at = raw.indexOf(0x3d, start); at >= 0 && at < end; at = raw.indexOf(0x3d, at + 1))
    escapes += raw[at + 1] === 0x0d ? 3 : 2;
  return Math.max(0, end - start - escapes);
}
