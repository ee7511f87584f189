import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { unavailable } from '../../../../platform/http/index.js';
import type { MjmlJob, MjmlResult } from './mjml-thread.js';

/** A mail of 3,000 elements takes two seconds. */
const MOST_MS = 6_000;
/** Loading the compiler takes a second on a machine with nothing else to do. */
const START_MS = 30_000;
const MOST_MEGABYTES = 256;
const MOST_WAITING = 50;

export type CompiledMjml =
  Exclude<MjmlResult, { kind: 'ready' }> | { readonly kind: 'too_expensive'; readonly limit: 'time' | 'memory' };

interface Waiting {
  readonly source: string;
  readonly resolve: (result: CompiledMjml) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Compiles MJML in a thread beside the event loop, one mail at a time, so that whoever asks for too much is known and is
 * the only one who fails: his thread is ended and the next mail starts another one.
 */
@Injectable()
export class MjmlCompiler implements OnModuleDestroy {
  private thread: Worker | null = null;
  private isReady = false;
  private readonly waiting: Waiting[] = [];
  private present: Waiting | null = null;
  private patience: NodeJS.Timeout | null = null;

  compile(source: string): Promise<CompiledMjml> {
    if (this.waiting.length >= MOST_WAITING) return Promise.reject(unavailable());
    return new Promise((resolve, reject) => {
      this.waiting.push({ source, resolve, reject });
      this.goOn();
    });
  }

  async onModuleDestroy(): Promise<void> {
    const { present } = this;
    for (const one of [...this.waiting.splice(0), ...(present ? [present] : [])]) one.reject(unavailable());
    this.present = null;
    await this.endThread();
  }

  private goOn(): void {
    if (this.present !== null || this.waiting.length === 0) return;
    this.present = this.waiting.shift()!;
    if (this.thread === null) this.start();
    else if (this.isReady) this.ask();
  }

  private start(): void {
    const thread = new Worker(new URL('./mjml-thread.js', import.meta.url), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    thread.unref();
    this.thread = thread;
    this.isReady = false;
    this.wait(START_MS, () => this.lost(thread, 'start'));
    thread.on('message', (result: MjmlResult) => this.heard(thread, result));
    thread.on('error', (error: Error & { code?: string }) =>
      this.lost(thread, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'start'),
    );
    thread.on('exit', () => this.lost(thread, 'start'));
  }

  private heard(thread: Worker, result: MjmlResult): void {
    if (this.thread !== thread) return;
    if (result.kind === 'ready') {
      this.isReady = true;
      return this.ask();
    }
    this.settle(result);
  }

  private ask(): void {
    const { present, thread } = this;
    if (present === null || thread === null) return;
    this.wait(MOST_MS, () => this.lost(thread, 'time'));
    thread.postMessage({ source: present.source } satisfies MjmlJob);
  }

  private settle(result: CompiledMjml): void {
    this.stopWaiting();
    const { present } = this;
    this.present = null;
    present?.resolve(result);
    this.goOn();
  }

  /** The thread is gone, or has to go: `start` says that it was not the mail's fault. */
  private lost(thread: Worker, why: 'start' | 'time' | 'memory'): void {
    if (this.thread !== thread) return;
    void this.endThread();
    if (why !== 'start') return this.settle({ kind: 'too_expensive', limit: why });
    const { present } = this;
    this.present = null;
    present?.reject(unavailable());
    this.goOn();
  }

  private async endThread(): Promise<void> {
    const { thread } = this;
    this.stopWaiting();
    this.thread = null;
    this.isReady = false;
    await thread?.terminate();
  }

  private wait(ms: number, then: () => void): void {
    this.stopWaiting();
    this.patience = setTimeout(then, ms);
    this.patience.unref();
  }

  private stopWaiting(): void {
    if (this.patience !== null) clearTimeout(this.patience);
    this.patience = null;
  }
}
