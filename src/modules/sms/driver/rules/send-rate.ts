/**
 * How fast a route may be used: a bucket below the carrier's limit, halved when it says "too fast" and raised slowly again.
 * Time is monotonic milliseconds, given from outside.
 */
export class SendRate {
  private perSecond: number;
  private tokens: number;
  private at: number;
  private restUntil = 0;
  private readonly least: number;

  constructor(
    private readonly contracted: number,
    nowMs: number,
  ) {
    this.perSecond = contracted;
    this.tokens = burstOf(contracted);
    this.at = nowMs;
    this.least = Math.min(1, contracted);
  }

  get present(): number {
    return this.perSecond;
  }

  /** How many may go now, at most `wanted`. They are counted as gone. */
  take(wanted: number, nowMs: number): number {
    this.refill(nowMs);
    if (nowMs < this.restUntil) return 0;
    const given = Math.max(0, Math.min(wanted, Math.floor(this.tokens)));
    this.tokens -= given;
    return given;
  }

  /** What went beside what was taken: the other parts of long texts. */
  owe(count: number): void {
    this.tokens -= count;
  }

  /** What was taken and did not go. */
  giveBack(count: number): void {
    this.tokens = Math.min(burstOf(this.perSecond), this.tokens + count);
  }

  /** Milliseconds until one more may go. */
  waitMs(nowMs: number): number {
    this.refill(nowMs);
    const rest = Math.max(0, this.restUntil - nowMs);
    return this.tokens >= 1 ? rest : Math.max(rest, Math.ceil(((1 - this.tokens) * 1_000) / this.perSecond));
  }

  /** The carrier said that this is too fast. Many answers of one moment count once. */
  slowDown(nowMs: number): void {
    if (nowMs < this.restUntil) return;
    this.refill(nowMs);
    this.perSecond = Math.max(this.least, this.perSecond / 2);
    this.tokens = 0;
    this.restUntil = nowMs + REST_MS;
  }

  private refill(nowMs: number): void {
    const seconds = Math.max(0, nowMs - this.at) / 1_000;
    this.at = Math.max(this.at, nowMs);
    const grown = this.perSecond + (this.contracted * seconds) / SECONDS_TO_RECOVER;
    this.perSecond = Math.min(this.contracted, nowMs < this.restUntil ? this.perSecond : grown);
    this.tokens = Math.min(burstOf(this.perSecond), this.tokens + seconds * this.perSecond);
  }
}

const REST_MS = 1_000;
const SECONDS_TO_RECOVER = 120;

/** A tenth of a second's worth, at least one. */
function burstOf(perSecond: number): number {
  return Math.max(1, perSecond / 10);
}
