import { Signal } from '../../../platform/queue/signal.js';

/** Work that is done again and again in one process until it stops; errors are told and end nothing. */
export class Loop {
  readonly signal = new Signal();
  private running: Promise<void> | null = null;
  private ending = false;

  constructor(
    private readonly pauseMs: number,
    /** Answers whether there is more to do at once. */
    private readonly work: () => Promise<boolean>,
    private readonly failed: (error: Error) => void,
  ) {}

  get isEnding(): boolean {
    return this.ending;
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.ending = true;
    this.signal.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.ending) {
      let more = false;
      try {
        more = await this.work();
      } catch (error) {
        this.failed(error as Error);
      }
      if (!more) await this.signal.wait(this.pauseMs);
    }
  }
}
