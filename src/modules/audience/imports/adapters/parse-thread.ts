import { parentPort, workerData } from 'node:worker_threads';
import { PageReader, type ParsedPage, type ReadPlan } from '../rules/page-reader.js';

/** What the thread is told, and what it answers: pages as they are full, and when it wants more. */
export type ToThread = { kind: 'bytes'; bytes: Uint8Array } | { kind: 'end' };
export type FromThread = { kind: 'page'; page: ParsedPage } | { kind: 'hungry' } | { kind: 'done' };

/** The thread that reads rows: nobody's request waits while a million lines are looked at. */
const reader = new PageReader(workerData as ReadPlan);

function say(message: FromThread): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (told: ToThread) => {
  if (told.kind === 'bytes') reader.push(Buffer.from(told.bytes.buffer, told.bytes.byteOffset, told.bytes.byteLength));
  else reader.end();
  for (let page = reader.next(); page !== null; page = reader.next()) say({ kind: 'page', page });
  say({ kind: told.kind === 'end' ? 'done' : 'hungry' });
});
