import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

const HASH_CHARS = 40;
/** Longer than any line: a hash, a colon, a count and a line end. */
const BLOCK_BYTES = 128;

/**
 * The list of Have I Been Pwned as its downloader writes it: one `SHA1:count` a line, ordered by hash, some forty gigabytes. It
 * is searched where it lies, in some forty small reads.
 */
export class PwnedFile {
  private constructor(
    private readonly file: FileHandle,
    private readonly size: number,
  ) {}

  static async open(path: string): Promise<PwnedFile> {
    const file = await open(path, 'r');
    const { size } = await file.stat();
    const pwned = new PwnedFile(file, size);
    const first = await pwned.lineFrom(0);
    if (first !== null && !/^[0-9A-F]{40}:\d+$/.test(first.text)) {
      await file.close();
      throw new Error(`${path} is no list of SHA-1 hashes with counts, ordered by hash`);
    }
    return pwned;
  }

  async includes(password: string): Promise<boolean> {
    const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const line = await this.lineFrom(middle);
      if (line === null || line.start >= high) {
        high = middle;
        continue;
      }
      const hash = line.text.slice(0, HASH_CHARS);
      if (hash === wanted) return true;
      if (hash < wanted) low = line.start + line.text.length + 1;
      else high = middle;
    }
    return false;
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** The first line that begins at or after this byte. */
  private async lineFrom(at: number): Promise<{ start: number; text: string } | null> {
    const from = Math.max(0, at - 1);
    const { buffer, bytesRead } = await this.file.read(Buffer.alloc(BLOCK_BYTES), 0, BLOCK_BYTES, from);
    const text = buffer.toString('latin1', 0, bytesRead);
    const begin = at === 0 ? 0 : text.indexOf('\n') + 1;
    if (at !== 0 && begin === 0) return null;
    const line = /^[^\r\n]+/.exec(text.slice(begin))?.[0];
    return line === undefined ? null : { start: from + begin, text: line };
  }
}
