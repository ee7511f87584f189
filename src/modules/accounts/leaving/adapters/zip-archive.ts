import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';

/** A file of the archive: a short text, or a stream that is opened when its turn comes. */
export type ZipEntry = { name: string; text: string } | { name: string; open: () => Promise<Readable> };

/** The archive as a stream; it holds one chunk of one entry at a time, and grows beyond 4 GB. */
export function zipArchive(entries: readonly ZipEntry[], at: Instant): AsyncIterable<Uint8Array> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const options = { mtime: toDate(at) };
  zip.on('error', (error: Error) => output.destroy(error));
  for (const entry of entries) {
    if ('text' in entry) zip.addBuffer(Buffer.from(entry.text), entry.name, options);
    else zip.addReadStreamLazy(entry.name, options, (done) => void opened(entry.open, output, done));
  }
  zip.end();
  return output;
}

/** An entry that cannot be read spoils the archive, which then must not look whole. */
async function opened(
  open: () => Promise<Readable>,
  output: Readable,
  done: (error: unknown, stream: Readable) => void,
): Promise<void> {
  try {
    const stream = await open();
    stream.once('error', (error) => output.destroy(error));
    done(null, stream);
  } catch (error) {
    output.destroy(error as Error);
  }
}
