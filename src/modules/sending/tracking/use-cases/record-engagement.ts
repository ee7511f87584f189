import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { EngagementLimits } from '../rules/engagement-limits.js';
import { type Engagement, WriteEngagement } from './write-engagement.js';

/** Requests of one copy are judged together: only a second later is it known how many came at once. */
const SETTLE_MS = 1_000;
const BATCH = 1_000;
/** Some 20 MB; what comes beyond is counted and lost. */
const MOST_WAITING = 50_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Opens and clicks on their way into the log. Nobody who opens or clicks waits for it: requests are kept in memory for a
 * second and written together. A killed process loses that second; a database that is away loses nothing until the
 * memory set aside is full.
 */
@Injectable()
export class RecordEngagement implements BeforeApplicationShutdown {
  private readonly log = new Logger('Tracking');
  private readonly limits = new EngagementLimits();
  private waiting: Engagement[] = [];
  /** What was written last: it may belong to the same second as what comes. */
  private last: readonly Engagement[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> | null = null;
  private failures = 0;
  private isClosing = false;

  constructor(
    private readonly writer: WriteEngagement,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {
    // From nothing: Prometheus sees no increase in a figure that begins with its first loss.
    for (const why of ['full', 'refused']) metrics.counter('tracking_events_lost_total').inc({ why }, 0);
  }

  note(engagement: Omit<Engagement, 'at' | 'atMs'>): void {
    const atMs = this.clock.monotonicMs();
    if (!this.limits.take(engagement.deliveryId, atMs)) return this.lose(1, 'repeated');
    if (this.waiting.length >= MOST_WAITING) return this.lose(1, 'full');
    this.waiting.push({ ...engagement, at: this.clock.now(), atMs });
    this.schedule(this.isClosing ? 0 : SETTLE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    await this.writing;
    while (this.waiting.length > 0 && this.failures === 0) await this.write();
    this.lose(this.waiting.length, 'shutdown');
  }

  private schedule(afterMs: number): void {
    if (this.timer !== null || this.writing !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.writing = this.write().finally(() => {
        this.writing = null;
        if (this.waiting.length > 0) this.schedule(this.pauseMs());
      });
    }, afterMs);
    this.timer.unref();
  }

  private pauseMs(): number {
    if (this.failures > 0) return Math.min(LONGEST_PAUSE_MS, 250 * 2 ** this.failures);
    const oldest = this.waiting[0]!.atMs;
    return Math.max(0, Math.ceil(oldest + SETTLE_MS - this.clock.monotonicMs()));
  }

  private async write(): Promise<void> {
    const settledMs = this.isClosing ? Number.POSITIVE_INFINITY : this.clock.monotonicMs() - SETTLE_MS;
    const unsettled = this.waiting.findIndex(({ atMs }) => atMs > settledMs);
    const ready = this.waiting.slice(0, Math.min(BATCH, unsettled < 0 ? this.waiting.length : unsettled));
    if (ready.length === 0) return;
    try {
      await this.writer.run(ready, this.waiting.slice(ready.length, ready.length + BATCH), this.last);
      this.waiting = this.waiting.slice(ready.length);
      this.last = ready;
      this.failures = 0;
    } catch (error) {
      if (isOfTheData(error)) return this.writeSingly(ready);
      if (this.failures === 0) this.log.warn({ msg: 'opens and clicks wait for the database', err: error });
      this.failures += 1;
    }
  }

  /** One of them cannot be written, ever: it is lost alone, and nothing waits behind it. */
  private async writeSingly(batch: readonly Engagement[]): Promise<void> {
    for (const one of batch) {
      try {
        await this.writer.run([one], [], this.last);
      } catch (error) {
        if (!isOfTheData(error)) return void (this.failures += 1);
        this.log.warn({ msg: 'an open or click cannot be written', err: error });
        this.lose(1, 'refused');
      }
      this.waiting = this.waiting.slice(1);
      this.last = [one];
    }
    this.failures = 0;
  }

  private lose(count: number, why: 'repeated' | 'full' | 'shutdown' | 'refused'): void {
    if (count === 0) return;
    this.metrics.counter('tracking_events_lost_total').inc({ why }, count);
  }
}

/** Says that the database judged what it was given (SQLSTATE classes 22 and 23), not that it is away. */
function isOfTheData(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^2[23]/.test(code);
}
