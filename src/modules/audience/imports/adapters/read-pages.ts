import { Worker } from 'node:worker_threads';
import type { ParsedPage, ReadPlan } from '../rules/page-reader.js';
import type { FromThread, ToThread } from './parse-thread.js';

/** The longest record, a piece of the file and a few pages: a thread that wants more is ended. */
const MOST_MEGABYTES = 128;
const YOUNG_MEGABYTES = 16;
/** Pages that are read ahead while one is written. */
const AHEAD = 2;

/** Reads a file in a thread of its own, page by page; stops reading when nobody takes the pages. */
export async function* readPages(plan: ReadPlan, bytes: AsyncIterable<Buffer>): AsyncGenerator<ParsedPage> {
  const thread = new ParseThread(plan);
  const pieces = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      if (thread.isHungry && thread.pages.length < AHEAD) {
        const { value, done } = await pieces.next();
        thread.tell(done === true ? { kind: 'end' } : { kind: 'bytes', bytes: value });
      }
      const page = thread.pages.shift();
      if (page !== undefined) yield page;
      else if (thread.isDone) return;
      else await thread.news();
    }
  } finally {
    await thread.end();
    await pieces.return?.();
  }
}

class ParseThread {
  readonly pages: ParsedPage[] = [];
  isHungry = true;
  isDone = false;
  private readonly worker: Worker;
  private wake: (() => void) | null = null;
  private fault: Error | null = null;

  constructor(plan: ReadPlan) {
    this.worker = new Worker(new URL('./parse-thread.js', import.meta.url), {
      workerData: plan,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.worker.on('message', (said: FromThread) => this.heard(said));
    this.worker.on('error', (error) => this.lost(error));
    this.worker.on('exit', () => this.lost(new Error('the thread that reads a file ended')));
  }

  /** Bytes are copied: the driver hands out parts of larger buffers. */
  tell(what: ToThread): void {
    this.isHungry = false;
    if (what.kind === 'end') return this.worker.postMessage(what);
    const bytes = Uint8Array.from(what.bytes);
    this.worker.postMessage({ kind: 'bytes', bytes } satisfies ToThread, [bytes.buffer]);
  }

  /** Waits until anything was said; throws when the thread is lost. */
  async news(): Promise<void> {
    if (this.fault === null) await new Promise<void>((resolve) => (this.wake = resolve));
    this.wake = null;
    if (this.fault !== null) throw this.fault;
  }

  async end(): Promise<void> {
    this.worker.removeAllListeners();
    await this.worker.terminate();
  }

  private heard(said: FromThread): void {
    if (said.kind === 'page') this.pages.push(said.page);
    else if (said.kind === 'hungry') this.isHungry = true;
    else this.isDone = true;
    this.wake?.();
  }

  private lost(error: Error): void {
    if (this.isDone) return;
    this.fault ??= error;
    this.wake?.();
  }
}
