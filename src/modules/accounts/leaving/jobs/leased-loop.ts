import { Logger } from '@nestjs/common';
import type { Signal } from '../../../../platform/queue/signal.js';

const POLL_MS = 1_000;

/** Takes one job after the other while there are any; jobs are rows, so a lost wake-up costs a second. */
export class LeasedLoop {
  private readonly log: Logger;
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    name: string,
    private readonly wanted: Signal,
    private readonly runNext: (stop: AbortSignal) => Promise<boolean>,
  ) {
    this.log = new Logger(name);
  }

  start(): void {
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wanted.raise();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      let worked = false;
      try {
        worked = await this.runNext(this.stopping.signal);
      } catch (error) {
        this.log.warn({ msg: 'jobs could not be looked for; trying again', err: error });
      }
      if (!worked && !this.stopping.signal.aborted) await this.wanted.wait(POLL_MS);
    }
  }
}
