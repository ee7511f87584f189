import { setTimeout as pause } from 'node:timers/promises';

interface Waiting<T> {
  one: T;
  done: () => void;
}

const MOST_AT_ONCE = 500;
/** With so many nothing more is waited for. */
const ENOUGH = 100;
const RETRY_MS = 300;

/**
 * Writes what comes in one after the other, together: while one commit is under way the next batch gathers. What the database
 * does not take is kept and written again, until it is finished with. `gatherMs`: a moment in which more may come, where
 * nobody waits.
 */
export class Batches<T> {
  private readonly waiting: Waiting<T>[] = [];
  private running: Promise<void> | null = null;
  private writing = 0;
  private ending = false;

  constructor(
    private readonly write: (batch: readonly T[]) => Promise<void>,
    private readonly failed: (error: unknown) => void,
    private readonly gatherMs = 0,
  ) {}

  get size(): number {
    return this.waiting.length + this.writing;
  }

  /** Settles when it is committed, and never when it was not. */
  add(one: T): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ one, done });
      this.running ??= this.run().finally(() => (this.running = null));
    });
  }

  /** What cannot be written within that time is left to whoever takes over. */
  async finish(withinMs: number): Promise<void> {
    const timer = setTimeout(() => (this.ending = true), withinMs);
    while (this.running !== null && !this.ending) await Promise.race([this.running, pause(50)]);
    clearTimeout(timer);
    this.ending = true;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0 && !this.ending) {
      if (this.gatherMs > 0 && this.waiting.length < ENOUGH) await pause(this.gatherMs);
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      this.writing = batch.length;
      try {
        await this.write(batch.map(({ one }) => one));
        for (const { done } of batch) done();
      } catch (error) {
        this.failed(error);
        this.waiting.unshift(...batch);
        await pause(RETRY_MS);
      }
      this.writing = 0;
    }
  }
}
