import type { OpenBlob } from '../../../../platform/blobs/index.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { EncodingWitness, type SeenFile } from '../rules/encoding-witness.js';
import { IMPORT_LIMITS } from '../rules/limits.js';
import type { FileHead } from '../rules/sniff-file.js';

/** What the layout of a file is judged by. */
const HEAD_BYTES = 256 * 1024;

/** A file on its way to the store: what went by of it, and what it turned out to be. */
export class ReceivedFile {
  private readonly witness = new EncodingWitness();
  private readonly pieces: Buffer[] = [];
  private held = 0;
  private bytes = 0;

  constructor(private readonly content: AsyncIterable<Uint8Array>) {}

  /** The same bytes, watched; no more of them than a file may have. */
  async *watched(): AsyncIterable<Uint8Array> {
    for await (const piece of this.content) {
      this.bytes += piece.length;
      if (this.bytes > IMPORT_LIMITS.fileBytes)
        throw platformProblems.payload_too_large({ detail: `A file may have ${IMPORT_LIMITS.fileBytes} bytes.` });
      this.witness.push(piece);
      this.keep(piece);
      yield piece;
    }
  }

  get head(): FileHead {
    return { bytes: Buffer.concat(this.pieces), isWhole: this.held === this.bytes };
  }

  get seen(): SeenFile {
    return this.witness.conclude();
  }

  private keep(piece: Uint8Array): void {
    if (this.held >= HEAD_BYTES) return;
    const part = Buffer.from(piece.subarray(0, HEAD_BYTES - this.held));
    this.pieces.push(part);
    this.held += part.length;
  }
}

/** The same head of a file that is stored. */
export async function headOf(file: OpenBlob): Promise<FileHead> {
  for await (const piece of file.content())
    return { bytes: piece.subarray(0, HEAD_BYTES), isWhole: file.bytes <= HEAD_BYTES };
  return { bytes: Buffer.alloc(0), isWhole: true };
}
