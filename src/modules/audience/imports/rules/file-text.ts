import iconv from 'iconv-lite';
import { ENCODINGS, type Encoding, unitOf } from './encodings.table.js';

const HIGH = /[\u0080-\uffff]/;
const MARK = /\uFEFF/g;

/**
 * Bytes as the text that records are found in: one character for each byte (or pair of bytes of UTF-16), so that places in
 * the text are places in the file. Letters are decoded cell by cell, where there are any.
 */
export class FileText {
  private readonly unit: 1 | 2;
  private odd: Buffer | null = null;

  constructor(private readonly encoding: Encoding) {
    this.unit = unitOf(encoding);
  }

  /** The bytes that so many characters took. */
  bytesOf(chars: number): number {
    return chars * this.unit;
  }

  textOf(bytes: Buffer): string {
    if (this.unit === 1) return bytes.toString('latin1');
    const whole = this.odd === null ? bytes : Buffer.concat([this.odd, bytes]);
    const even = whole.length - (whole.length % 2);
    this.odd = even === whole.length ? null : Buffer.from(whole.subarray(even));
    const pairs = whole.subarray(0, even);
    return (this.encoding === 'UTF-16BE' ? Buffer.from(pairs).swap16() : pairs).toString('utf16le');
  }

  /** A cell as it is meant; marks of an encoding that stand within a file are left out. */
  cell(raw: string): string {
    if (!HIGH.test(raw)) return raw;
    const text = this.unit === 2 ? raw : this.decoded(Buffer.from(raw, 'latin1'));
    return text.replace(MARK, '');
  }

  private decoded(bytes: Buffer): string {
    return this.encoding === 'UTF-8'
      ? bytes.toString('utf8')
      : iconv.decode(bytes, ENCODINGS[this.encoding], { stripBOM: false });
  }
}

/** Letters that the file's encoding does not have: they were read as something else. */
export function isDamaged(cell: string): boolean {
  return cell.includes('\uFFFD');
}
