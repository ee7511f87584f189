import { Injectable, Logger } from '@nestjs/common';
import { type Instant, toDate } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface RefusalCount {
  accountId: string;
  refusals: number;
}

const ADD = `insert into sender_refusals as r (account_id, hour, refusals)
  select a.id, date_trunc('hour', $3::timestamptz, 'UTC'), a.n from unnest($1::uuid[], $2::int[]) as a (id, n) order by a.id
  on conflict (account_id, hour) do update set refusals = r.refusals + excluded.refusals`;

/**
 * How often accounts tried to write in a name that is not theirs, by hour. Counted beside the refusal, never in its way:
 * what comes while a write is under way shares the next one, and a count that is lost with its process harms nobody.
 */
@Injectable()
export class SenderRefusals {
  private readonly log = new Logger('SenderRefusals');
  private waiting = new Map<string, number>();
  private isWriting = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  note(accountId: string): void {
    this.waiting.set(accountId, (this.waiting.get(accountId) ?? 0) + 1);
    if (!this.isWriting) void this.drain();
  }

  /** Accounts that were refused at least so often since an hour, that hour included. */
  unscopedSince(from: Instant, atLeast: number): Promise<RefusalCount[]> {
    return this.unitOfWork.readAsWorker<RefusalCount>(
      `select account_id as "accountId", sum(refusals)::int as refusals from sender_refusals
        where hour >= date_trunc('hour', $1::timestamptz, 'UTC') group by account_id having sum(refusals) >= $2`,
      [toDate(from), atLeast],
    );
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.size > 0) {
      const counts = [...this.waiting];
      this.waiting = new Map();
      await this.write(counts).catch((error: unknown) =>
        this.log.warn({ msg: 'refused senders were not counted', err: (error as Error).message }),
      );
    }
    this.isWriting = false;
  }

  private async write(counts: [string, number][]): Promise<void> {
    const values = [counts.map(([id]) => id), counts.map(([, n]) => n), toDate(this.clock.now())];
    await this.unitOfWork.runAsWorker((tx) => tx.query(ADD, values));
  }
}
