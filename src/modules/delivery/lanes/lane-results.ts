import type { ClaimedDelivery, DeliveryResult, LaneRow } from '../../spool/index.js';
import type { Failure, Verdict } from '../rules/reply.js';
import { type AttemptFacts, failed } from '../rules/settlement.js';
import type { LaneContext } from './lane-context.js';
import type { Source } from './ports.js';

/** Thrown when the session was taken over: nothing more may be sent or recorded by its connection. */
export class SessionLost extends Error {}

/** What one connection achieved and has not yet handed to the settler; it goes along with the next mark. */
export class LaneResults {
  private pending: DeliveryResult[] = [];

  constructor(
    private readonly lane: LaneRow,
    private readonly source: Source,
    private readonly sessionId: number,
    private readonly context: LaneContext,
  ) {}

  push(...results: DeliveryResult[]): void {
    for (const result of results) {
      if (result.event) {
        this.context.count(result.event, result.detail?.class ?? 'none');
        this.context.observe?.(this.lane.site, this.source.ip, result);
      }
      this.pending.push(result);
    }
  }

  /** Hands the results so far over together with what the next final dot puts in doubt; answers whether it may be sent. */
  mark(inDoubt: string): Promise<boolean> {
    const { clock, way } = this.context;
    const beganMs = clock.monotonicMs();
    const mark = this.submit(inDoubt);
    mark.then(
      () => way.noteOwn(clock.monotonicMs() - beganMs),
      () => undefined,
    );
    return mark;
  }

  /** What is achieved is written at once, also when the next delivery has to wait for something. */
  recordSoon(): void {
    if (this.pending.length > 0) this.submit(null).catch(() => undefined);
  }

  async settle(): Promise<void> {
    if (!(await this.submit(null))) throw new SessionLost();
  }

  /** At the end of a connection, however it ended: its slot is free with the same commit. */
  async end(how: 'ends' | 'yields'): Promise<void> {
    if (!(await this.context.settler.submit(this.sessionId, this.pending.splice(0), null, how)))
      throw new SessionLost();
  }

  async recordFailure(delivery: ClaimedDelivery, failure: Failure, facts: AttemptFacts): Promise<Verdict> {
    const { clock, bounces } = this.context;
    const { result, verdict } = failed({
      delivery,
      failure,
      facts,
      now: clock.now(),
      random: Math.random(),
      sourceIp: this.source.ip,
      retryLaneId: await this.retryLane(),
    });
    // Before the bounce is recorded: a crash in between bounces again, it never forgets to suppress.
    if (verdict.suppresses) await bounces.recordHardBounce(delivery, verdict.class);
    this.push(result);
    return verdict;
  }

  private submit(inDoubt: string | null): Promise<boolean> {
    return this.context.settler.submit(this.sessionId, this.pending.splice(0), inDoubt);
  }

  /** With several addresses a retry waits in the lane of the one it must leave from. */
  private async retryLane(): Promise<number | null> {
    if (this.context.sourcesOf(this.lane.egress).length < 2) return null;
    return this.context.lanes.laneOfSite(`ip:${this.source.ip}`, this.lane.site);
  }
}
