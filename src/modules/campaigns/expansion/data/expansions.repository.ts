import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Tx } from '../../../../platform/database/tx.js';

/** Which campaigns have something to do. A worker takes one at a time and passes by those that others are at. */
@Injectable()
export class ExpansionsRepository {
  constructor(private readonly pool: HotPool) {}

  /** The one that waited longest for its turn, locked until commit; null when there is none, or others are at it. */
  async takeIn(tx: Tx): Promise<{ id: string; accountId: string } | null> {
    const [row] = await tx.query<{ id: string; accountId: string }>(
      `select id, account_id as "accountId" from campaigns where ready order by turn_at nulls first limit 1
          for update skip locked`,
    );
    return row ?? null;
  }

  /** Whose time has come gets its turn. Answers their ids. */
  async wakeDue(at: Instant): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `update campaigns set ready = true, next_at = null
        where id in (select id from campaigns where next_at <= $1 order by next_at for update skip locked) returning id`,
      [toDate(at)],
    );
    return rows.map(({ id }) => id);
  }

  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ due: Instant | null }>(
      'select min(next_at) as due from campaigns where next_at is not null',
    );
    return rows[0]!.due;
  }

  async hasReady(): Promise<boolean> {
    const { rows } = await this.pool.query('select from campaigns where ready limit 1');
    return rows.length > 0;
  }

  /** Something went wrong that is no answer: it is tried again then, and keeps nobody else waiting. */
  async postpone(id: string, until: Instant): Promise<void> {
    await this.pool.query('update campaigns set ready = false, next_at = $2 where id = $1 and ready', [
      id,
      toDate(until),
    ]);
  }

  /** Campaigns of the account that wait for something that may have changed. Answers their ids. */
  async wakeWaitingIn(tx: Tx, accountId: string, codes: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update campaigns set ready = true, next_at = null, waits = null, waits_until = null
        where account_id = $1 and state = 'sending' and waits ->> 'code' = any ($2::text[]) returning id`,
      [accountId, codes],
    );
    return rows.map(({ id }) => id);
  }
}
