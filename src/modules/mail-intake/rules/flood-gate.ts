import { HOUR_MS, MINUTE_MS } from '../../../kernel/time/instant.js';

/** Mails a minute from one address: a provider's bounces of a whole campaign come this fast, nothing else does. */
const PER_ADDRESS_A_MINUTE = 3_000;
/** Mails an hour to one signed address: it stands for one recipient of one mail. */
const PER_TOKEN_AN_HOUR = 20;
const MOST_KEYS = 50_000;

interface Count {
  untilMs: number;
  n: number;
}

/** Counts what comes in, in this process alone: a limit on what one sender can make others store, not on what is true. */
export class FloodGate {
  private readonly counts = new Map<string, Count>();

  constructor(private readonly nowMs: () => number) {}

  /** Whether one mail more is taken from this address for these signed addresses; counts it when it is. */
  takes(remoteAddress: string, tokens: readonly string[]): boolean {
    const keys = [
      { key: `a ${networkOf(remoteAddress)}`, limit: PER_ADDRESS_A_MINUTE, forMs: MINUTE_MS },
      ...tokens.map((token) => ({ key: `t ${token}`, limit: PER_TOKEN_AN_HOUR, forMs: HOUR_MS })),
    ];
    const counts = keys.map(({ key, limit, forMs }) => ({ count: this.countOf(key, forMs), limit }));
    if (counts.some(({ count, limit }) => count.n >= limit)) return false;
    for (const { count } of counts) count.n += 1;
    return true;
  }

  private countOf(key: string, forMs: number): Count {
    const now = this.nowMs();
    const known = this.counts.get(key);
    if (known && known.untilMs > now) return known;
    if (this.counts.size >= MOST_KEYS) this.forget(now);
    const count = { untilMs: now + forMs, n: 0 };
    this.counts.delete(key);
    this.counts.set(key, count);
    return count;
  }

  /** What is over goes; where that is not enough, the oldest do. */
  private forget(now: number): void {
    for (const [key, { untilMs }] of this.counts) if (untilMs <= now) this.counts.delete(key);
    for (const key of this.counts.keys()) {
      if (this.counts.size < MOST_KEYS * 0.9) return;
      this.counts.delete(key);
    }
  }
}

/** Whoever has one IPv6 address has its whole /64. */
function networkOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
}
