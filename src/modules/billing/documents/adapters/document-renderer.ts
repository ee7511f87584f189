import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Paper } from '../rules/paper.js';
import type { RenderJob, RenderResult } from './render-thread.js';

/** A document of thousands of lines takes seconds; what takes longer than this hangs. */
const PATIENCE_MS = 60_000;

/** What drawing may hold; a thread that wants more is ended and the next document starts another one. */
const MOST_MEGABYTES = 192;
/** Most of a document is garbage at once: a small nursery keeps the thread small. */
const YOUNG_MEGABYTES = 16;

interface Waiting {
  resolve: (bytes: Buffer) => void;
  reject: (error: Error) => void;
  patience: NodeJS.Timeout;
}

/** Draws documents in a thread beside the event loop; the thread starts with the first one. */
@Injectable()
export class DocumentRenderer implements OnModuleDestroy {
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private isStopping = false;

  render(paper: Paper, xml: string | null): Promise<Buffer> {
    if (this.isStopping) return Promise.reject(stopping());
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => this.end(new Error('rendering a document takes too long')), PATIENCE_MS);
      this.waiting.set(id, { resolve, reject, patience });
      this.started().postMessage({ id, paper, xml } satisfies RenderJob);
    });
  }

  /** Work that is still under way may ask for more: it is told so, and done again by the next process. */
  onModuleDestroy(): void {
    this.isStopping = true;
    this.end(stopping());
  }

  /** Unreferenced: documents nobody waits for keep no process alive. */
  private started(): Worker {
    if (this.thread !== null) return this.thread;
    const thread = new Worker(new URL('./render-thread.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    thread.unref();
    thread.on('message', (result: RenderResult) => this.settle(result));
    thread.on('error', (error: Error) => this.lost(thread, error));
    thread.on('exit', () => this.lost(thread, new Error('the rendering thread is gone')));
    return (this.thread = thread);
  }

  private settle(result: RenderResult): void {
    const waiting = this.waiting.get(result.id);
    if (!waiting) return;
    this.waiting.delete(result.id);
    clearTimeout(waiting.patience);
    if ('fault' in result) waiting.reject(new Error(result.fault));
    else waiting.resolve(Buffer.from(result.bytes.buffer, result.bytes.byteOffset, result.bytes.byteLength));
  }

  /** The next document starts another thread. */
  private lost(thread: Worker, error: Error): void {
    if (this.thread === thread) this.end(error);
  }

  private end(error: Error): void {
    const { thread } = this;
    this.thread = null;
    for (const { reject, patience } of this.waiting.values()) {
      clearTimeout(patience);
      reject(error);
    }
    this.waiting.clear();
    void thread?.terminate();
  }
}

function stopping(): Error {
  return new Error('the process is stopping');
}
