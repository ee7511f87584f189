import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { LiveEvent, LoggedEvent } from '../rules/live-event.js';

/** What the database calls when there is something to read. */
export const CHANNEL = 'posthorn_support';

/** Any number that nobody else locks. */
const WRITERS = 690_000_001;

const COLUMNS = 'position, account_id as "accountId", for_staff as "forStaff", queue, kind, ids';

const WRITE = `insert into support_events (account_id, for_staff, queue, kind, ids, created_at)
  select e.account_id, e.for_staff, e.queue, e.kind, e.ids, $6
  from unnest($1::uuid[], $2::boolean[], $3::text[], $4::text[], $5::jsonb[]) with ordinality
    e (account_id, for_staff, queue, kind, ids, n)
  order by e.n`;

/** Whose backlog is read: an account's, or staff's. */
export type Audience = { accountId: string } | 'staff';

@Injectable()
export class SupportEventsRepository {
  constructor(private readonly pool: HotPool) {}

  /**
   * Last of all in a transaction. The lock is given back after the commit is visible, so no position appears below one
   * that somebody has read already.
   */
  async append(tx: Tx, events: readonly LiveEvent[]): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [WRITERS]);
    await tx.query(WRITE, [
      events.map(({ accountId }) => accountId),
      events.map(({ forStaff }) => forStaff),
      events.map(({ queue }) => queue ?? null),
      events.map(({ kind }) => kind),
      events.map(({ ids }) => JSON.stringify(ids)),
      toDate(tx.now),
    ]);
    await tx.query(`select pg_notify($1, '')`, [CHANNEL]);
  }

  /** What came after a position, for everybody. */
  async unscopedAfter(position: number, limit: number): Promise<LoggedEvent[]> {
    const { rows } = await this.pool.query<LoggedEvent>({
      name: 'support-events-after',
      text: `select ${COLUMNS} from support_events where position > $1 order by position limit $2`,
      values: [position, limit],
    });
    return rows;
  }

  /** What one audience has not heard between two positions, oldest first. */
  async between(audience: Audience, after: number, upTo: number, limit: number): Promise<LoggedEvent[]> {
    const whose = audience === 'staff' ? 'for_staff and $1::uuid is null' : 'account_id = $1';
    const { rows } = await this.pool.query<LoggedEvent>(
      `select ${COLUMNS} from support_events where ${whose} and position > $2 and position <= $3 order by position limit $4`,
      [audience === 'staff' ? null : audience.accountId, after, upTo, limit],
    );
    return rows;
  }

  /** The first and the last position of the log; zeros when nothing was ever told. */
  async unscopedEnds(): Promise<{ first: number; last: number }> {
    const { rows } = await this.pool.query<{ first: number; last: number }>(
      `select coalesce(min(position), 0)::int8 as first, coalesce(max(position), 0)::int8 as last from support_events`,
    );
    return rows[0]!;
  }
}
