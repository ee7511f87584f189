/**
 * Starts work in the order in which it came, so much in so many milliseconds. Name servers, and the buffers before them, lose
 * what comes in bursts, and what is lost costs seconds. How long the work takes is not looked at: a name server that says
 * nothing holds up only those who asked it.
 */
export class PacedStarts {
  private readonly waiting: (() => void)[] = [];
  private started = 0;
  private pause: NodeJS.Timeout | null = null;

  constructor(
    private readonly atOnce = 16,
    private readonly everyMs = 5,
  ) {}

  start<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push(() => void work().then(resolve, reject));
      this.go();
    });
  }

  private go(): void {
    while (this.started < this.atOnce && this.waiting.length > 0) {
      this.started += 1;
      this.waiting.shift()!();
    }
    this.pause ??= setTimeout(() => {
      this.pause = null;
      this.started = 0;
      if (this.waiting.length > 0) this.go();
    }, this.everyMs);
  }
}
