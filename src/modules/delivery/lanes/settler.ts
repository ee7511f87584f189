import type { Instant } from '../../../kernel/time/instant.js';
import type { DeliveryResult, SessionMark, Settled } from '../../spool/index.js';

/** The part of the spool that records results. */
export interface SettlingSpool {
  settle(now: Instant, results: readonly DeliveryResult[], sessions: readonly SessionMark[]): Promise<Settled>;
}

interface Submission {
  results: readonly DeliveryResult[];
  mark: SessionMark;
  resolve(alive: boolean): void;
  reject(error: unknown): void;
}

interface OpenSession {
  inDoubt: string | null;
  markedAtMs: number;
}

const FLUSH_LIMIT = 200;
const RENEW_AFTER_MS = 10_000;
const RETRY_MS = 500;
/** After this long without the database a lease of 30 s is over: the session belongs to somebody else. */
const GIVE_UP_MS = 25_000;

/**
 * Group commit of all connections of this process: what is submitted while one commit runs goes together into the next.
 * Nobody waits for a batch to fill. A submission answers whether the session is still ours after the commit.
 */
export class Settler {
  private waiting: Submission[] = [];
  private running = false;
  private readonly open = new Map<number, OpenSession>();
  private renewal: NodeJS.Timeout | null = null;

  constructor(
    private readonly spool: SettlingSpool,
    private readonly clock: { now(): Instant; monotonicMs(): number },
    private readonly onError: (error: unknown) => void = () => undefined,
  ) {}

  /** Leases of registered sessions are renewed even while a receiver takes its ten minutes at the final dot. */
  register(sessionId: number): void {
    this.open.set(sessionId, { inDoubt: null, markedAtMs: this.clock.monotonicMs() });
    this.renewal ??= setInterval(() => this.renew(), RENEW_AFTER_MS / 2).unref();
  }

  forget(sessionId: number): void {
    this.open.delete(sessionId);
    if (this.open.size > 0 || !this.renewal) return;
    clearInterval(this.renewal);
    this.renewal = null;
  }

  /** Records results of this session and what its next final dot will put in doubt; or that it ends, or does for others' sake. */
  submit(
    sessionId: number,
    results: readonly DeliveryResult[],
    inDoubt: string | null,
    then?: 'ends' | 'yields',
  ): Promise<boolean> {
    const known = this.open.get(sessionId);
    if (known) known.inDoubt = inDoubt;
    // A renewal that came behind it would keep the slot.
    if (then !== undefined) this.forget(sessionId);
    const mark: SessionMark = { sessionId, inDoubt, ends: then !== undefined, yields: then === 'yields' };
    return new Promise((resolve, reject) => {
      this.waiting.push({ results, mark, resolve, reject });
      this.start();
    });
  }

  private start(): void {
    if (this.running) return;
    this.running = true;
    // In the next turn, so that all connections whose replies came in this one are on board.
    setImmediate(() => void this.flushAll());
  }

  private async flushAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, FLUSH_LIMIT);
      await this.flush(batch);
    }
    this.running = false;
  }

  private async flush(batch: Submission[]): Promise<void> {
    const results = batch.flatMap((submission) => submission.results);
    const marks = new Map(batch.map((submission) => [submission.mark.sessionId, submission.mark]));
    try {
      const settled = await this.persist(results, [...marks.values()]);
      const now = this.clock.monotonicMs();
      for (const submission of batch) {
        const { sessionId } = submission.mark;
        const known = this.open.get(sessionId);
        if (known) known.markedAtMs = now;
        submission.resolve(settled.alive.has(sessionId));
      }
    } catch (error) {
      for (const submission of batch) submission.reject(error);
    }
  }

  /** A result that was achieved must be recorded: the statement is repeated while the leases may still hold. */
  private async persist(results: DeliveryResult[], marks: SessionMark[]): Promise<Settled> {
    const startedAtMs = this.clock.monotonicMs();
    for (;;) {
      try {
        return await this.spool.settle(this.clock.now(), results, marks);
      } catch (error) {
        this.onError(error);
        if (this.clock.monotonicMs() - startedAtMs > GIVE_UP_MS) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  private renew(): void {
    const now = this.clock.monotonicMs();
    for (const [sessionId, session] of this.open) {
      if (now - session.markedAtMs < RENEW_AFTER_MS) continue;
      session.markedAtMs = now;
      this.submit(sessionId, [], session.inDoubt).catch(() => undefined);
    }
  }
}
