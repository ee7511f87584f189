import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;

/**
 * The TrueType font inside a WOFF file (W3C WOFF 1.0, section 4). Unpacked once by zlib: the PDF library would do it anew
 * for every document, and in JavaScript.
 */
export function trueTypeOf(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file');
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const parts: Buffer[] = [head];
  let at = head.length;
  for (let n = 0; n < count; n += 1) {
    const entry = HEADER + ENTRY * n;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const raw = woff.subarray(offset, offset + packed);
    const table = packed < length ? inflateSync(raw) : raw;
    const record = 12 + 16 * n;
    woff.copy(head, record, entry, entry + 4);
    woff.copy(head, record + 4, entry + 16, entry + 20);
    head.writeUInt32BE(at, record + 8);
    head.writeUInt32BE(length, record + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(table, padding);
    at += length + padding.length;
  }
  return Buffer.concat(parts, at);
}

/** The characters that a TrueType font has (`cmap`, formats 4 and 12). */
export function charactersOf(font: Buffer): Set<number> {
  const cmap = tableOf(font, 'cmap');
  const found = new Set<number>();
  for (let n = 0; n < cmap.readUInt16BE(2); n += 1) {
    const at = cmap.readUInt32BE(4 + 8 * n + 4);
    for (const [first, last] of rangesOf(cmap, at)) for (let code = first; code <= last; code += 1) found.add(code);
  }
  return found;
}

function tableOf(font: Buffer, tag: string): Buffer {
  for (let n = 0; n < font.readUInt16BE(4); n += 1) {
    const record = 12 + 16 * n;
    if (font.toString('latin1', record, record + 4) !== tag) continue;
    const at = font.readUInt32BE(record + 8);
    return font.subarray(at, at + font.readUInt32BE(record + 12));
  }
  throw new Error(`a font without ${tag}`);
}

function rangesOf(cmap: Buffer, at: number): [first: number, last: number][] {
  const format = cmap.readUInt16BE(at);
  if (format === 4) return rangesOf4(cmap, at);
  return format === 12 ? rangesOf12(cmap, at) : [];
}

/** The last segment only ends the list (0xFFFF). */
function rangesOf4(cmap: Buffer, at: number): [number, number][] {
  const doubled = cmap.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  const ranges: [number, number][] = [];
  for (let n = 0; n < doubled - 2; n += 2) ranges.push([cmap.readUInt16BE(starts + n), cmap.readUInt16BE(ends + n)]);
  return ranges;
}

function rangesOf12(cmap: Buffer, at: number): [number, number][] {
  return Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, n) => {
    const group = at + 16 + 12 * n;
    return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)];
  });
}
