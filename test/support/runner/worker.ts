import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  END_OF_FILE,
  FILE_REPORTED,
  FILE_SUITE,
  type WorkerLingers,
  type WorkerReply,
  type WorkerRequest,
} from './messages.js';

const LINGER_MS = 15_000;

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

/** Everything is reported: what is still open keeps nobody waiting, and is named. */
setTimeout(() => {
  const lingers: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) lingers[kind] = (lingers[kind] ?? 0) + 1;
  process.send?.({ lingers } satisfies WorkerLingers, () => process.exit(0));
}, LINGER_MS).unref();

function nextFile(): Promise<string | null> {
  const answer = new Promise<string | null>((resolve) => {
    process.once('message', (reply: WorkerReply) => resolve(reply.file));
  });
  process.send?.({ wantsFile: true } satisfies WorkerRequest);
  return answer;
}
