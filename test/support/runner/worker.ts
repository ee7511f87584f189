import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { END_OF_FILE, FILE_REPORTED, FILE_SUITE, type WorkerReply, type WorkerRequest } from './messages.js';

/** Imports test files one after another into this one process: Nest, TypeORM and the rest are loaded once. */
for (let file = await nextFile(); file !== null; file = await nextFile()) {
  const url = pathToFileURL(file).href;
  // The suite keeps a file's own before/after hooks to that file, and turns an import that fails into a failed test.
  void describe(`${FILE_SUITE}${file}`, async () => {
    await import(url);
  });
  const reported = new Promise<void>((resolve) => void process.once(FILE_REPORTED as 'disconnect', resolve));
  await test(`${END_OF_FILE}${file}`, () => undefined);
  await reported;
}

function nextFile(): Promise<string | null> {
  const answer = new Promise<string | null>((resolve) => {
    process.once('message', (reply: WorkerReply) => resolve(reply.file));
  });
  process.send?.({ wantsFile: true } satisfies WorkerRequest);
  return answer;
}
