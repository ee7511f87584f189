import type { LaneContext } from './lane-context.js';

const MOST_AT_ONCE = 10;

/** The messages a connection may say under its site's rate, taken some at a time from what all workers share. */
export class RateTokens {
  private left = 0;

  constructor(
    private readonly site: string,
    private readonly ip: string,
    private readonly context: Pick<LaneContext, 'route' | 'rates'>,
  ) {}

  /** Resolves when one more may go; `beforeWaiting` is told of each wait. */
  async take(beforeWaiting: () => void): Promise<void> {
    const { ratePerSecond } = this.context.route.shapingOf(this.site);
    if (ratePerSecond === null) return;
    while (this.left === 0) {
      const wanted = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(ratePerSecond / 4)));
      const { granted, retryInMs } = await this.context.rates.take(this.ip, this.site, ratePerSecond, wanted);
      this.left = granted;
      if (granted > 0) break;
      beforeWaiting();
      await new Promise((resolve) => setTimeout(resolve, retryInMs));
    }
    this.left -= 1;
  }
}
