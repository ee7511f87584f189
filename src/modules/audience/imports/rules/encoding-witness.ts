import { isAscii, isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { type Encoding, encodingNamed, WIDER } from './encodings.table.js';

export interface SeenEncoding {
  encoding: Encoding;
  /** How it was recognised. */
  by: 'mark' | 'bytes' | 'letters' | 'nothing';
  /** Bytes of the mark before the text. */
  markBytes: number;
}

export type SeenFile = ({ kind: 'text' } & SeenEncoding) | { kind: 'foreign'; foreign: ForeignFile };

/** What no text begins with, and what it is. */
export type ForeignFile = 'spreadsheet' | 'archive' | 'pdf' | 'utf32' | 'binary';

const SAMPLE_BYTES = 64 * 1024;
/** Bytes kept around letters that are not ASCII. */
const AROUND = 48;
const HEAD_BYTES = 4096;
/** So much of a file may be damaged UTF-8 and is UTF-8 still: one bad sequence in twenty good ones. */
const DAMAGED_SHARE = 1 / 20;

const SIGNATURES: readonly (readonly [readonly number[], ForeignFile])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'spreadsheet'],
  [[0x50, 0x4b, 0x05, 0x06], 'archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'spreadsheet'],
  [[0x1f, 0x8b], 'archive'],
  [[0x42, 0x5a, 0x68], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'archive'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'archive'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf32'],
  [[0xff, 0xfe, 0x00, 0x00], 'utf32'],
];

/** Watches a whole file go by and says how its letters are encoded: a head may be plain where the rest is not. */
export class EncodingWitness {
  private head = Buffer.alloc(0);
  private readonly sample: Buffer[] = [];
  private sampled = 0;
  private rest: Buffer = Buffer.alloc(0);
  private good = 0;
  private bad = 0;

  push(piece: Uint8Array): void {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, bytes.subarray(0, HEAD_BYTES)]);
    if (this.rest.length === 0 && isAscii(bytes)) return;
    const whole = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const cut = cutOf(whole);
    this.rest = Buffer.from(whole.subarray(cut));
    this.weigh(whole.subarray(0, cut));
  }

  /** What the file is: no text at all, or text in an encoding. */
  conclude(): SeenFile {
    const foreign = this.foreign();
    return foreign === null ? { kind: 'text', ...this.encoding() } : { kind: 'foreign', foreign };
  }

  private foreign(): ForeignFile | null {
    for (const [signature, kind] of SIGNATURES) if (signature.every((byte, i) => this.head[i] === byte)) return kind;
    return this.markOf() === null && this.pairs() === null && share(this.head, isNul) > 0.05 ? 'binary' : null;
  }

  private encoding(): SeenEncoding {
    const mark = this.markOf();
    if (mark !== null) return mark;
    const pairs = this.pairs();
    if (pairs !== null) return { encoding: pairs, by: 'bytes', markBytes: 0 };
    this.weigh(this.rest);
    this.rest = Buffer.alloc(0);
    if (this.good === 0 && this.bad === 0) return { encoding: 'UTF-8', by: 'nothing', markBytes: 0 };
    if (this.bad <= this.good * DAMAGED_SHARE) return { encoding: 'UTF-8', by: 'bytes', markBytes: 0 };
    return { encoding: byLetters(Buffer.concat(this.sample)), by: 'letters', markBytes: 0 };
  }

  private markOf(): SeenEncoding | null {
    const [a, b, c] = this.head;
    if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'UTF-8', by: 'mark', markBytes: 3 };
    if (a === 0xff && b === 0xfe) return { encoding: 'UTF-16LE', by: 'mark', markBytes: 2 };
    if (a === 0xfe && b === 0xff) return { encoding: 'UTF-16BE', by: 'mark', markBytes: 2 };
    return null;
  }

  /** UTF-16 without a mark: every other byte of what is mostly ASCII is nothing. */
  private pairs(): 'UTF-16LE' | 'UTF-16BE' | null {
    const even = share(this.head, (byte, i) => i % 2 === 0 && byte === 0) * 2;
    const odd = share(this.head, (byte, i) => i % 2 === 1 && byte === 0) * 2;
    if (odd > 0.6 && even < 0.05) return 'UTF-16LE';
    return even > 0.6 && odd < 0.05 ? 'UTF-16BE' : null;
  }

  private weigh(bytes: Buffer): void {
    if (bytes.length === 0 || isAscii(bytes)) return;
    if (this.sampled < SAMPLE_BYTES) this.take(bytes);
    if (isUtf8(bytes)) this.good += Math.max(1, countHigh(bytes) >> 1);
    else this.count(bytes);
  }

  /** Letters that are not ASCII with what stands around them; the rest says nothing of the encoding. */
  private take(bytes: Buffer): void {
    for (let at = 0; at < bytes.length && this.sampled < SAMPLE_BYTES; at += 1) {
      if (bytes[at]! < 0x80) continue;
      const from = Math.max(0, at - AROUND);
      const part = Buffer.from(bytes.subarray(from, at + AROUND));
      this.sample.push(part);
      this.sampled += part.length;
      at += AROUND;
    }
  }

  private count(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += 1) {
      if (bytes[at]! < 0x80) continue;
      const length = lengthAt(bytes[at]!);
      if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
        this.good += 1;
        at += length - 1;
      } else this.bad += 1;
    }
  }
}

function byLetters(sample: Buffer): Encoding {
  for (const { name } of analyse(sample)) {
    const encoding = WIDER[name] ?? encodingNamed(name);
    // What is valid UTF-8 was recognised before; pairs of bytes are no matter of letters.
    if (encoding !== null && !encoding.startsWith('UTF')) return encoding;
  }
  return 'Windows-1252';
}

/** The place before a sequence that the piece may have cut in two. */
function cutOf(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lengthAt(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lengthAt(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  if (lead >= 0xe0) return lead < 0xf0 ? 3 : 1;
  return lead >= 0xc2 ? 2 : 1;
}

function countHigh(bytes: Buffer): number {
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high += 1;
  return high;
}

function share(bytes: Buffer, is: (byte: number, at: number) => boolean): number {
  if (bytes.length === 0) return 0;
  let found = 0;
  for (let at = 0; at < bytes.length; at += 1) if (is(bytes[at]!, at)) found += 1;
  return found / bytes.length;
}

function isNul(byte: number): boolean {
  return byte === 0;
}
