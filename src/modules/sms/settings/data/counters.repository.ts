import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Counter } from '../rules/velocity.js';

/** What was sent in hours, days and months; locked one after the other in the order of their names. As a worker. */
@Injectable()
export class SmsCountersRepository {
  constructor(private readonly pool: HotPool) {}

  /** What each holds, by subject, locked until the transaction ends. */
  async lock(tx: Tx, { accountId }: AccountScope, counters: readonly Counter[]): Promise<Map<string, number>> {
    const sorted = [...counters].sort((a, b) => (a.subject < b.subject ? -1 : 1));
    const rows = await tx.query<{ subject: string; used: number }>(
      `insert into sms_counters as c (account_id, subject, window_at, used)
       select $1, x.subject, x.window_at, 0 from unnest($2::text[], $3::timestamptz[]) x (subject, window_at) order by x.subject
       on conflict (account_id, subject, window_at) do update set used = c.used returning subject, used`,
      [accountId, sorted.map(({ subject }) => subject), sorted.map(({ windowAt }) => toDate(windowAt))],
    );
    return new Map(rows.map(({ subject, used }) => [subject, used]));
  }

  async add(tx: Tx, { accountId }: AccountScope, counters: readonly (Counter & { amount: number })[]): Promise<void> {
    if (counters.length === 0) return;
    await tx.query(
      `update sms_counters c set used = c.used + x.amount
         from unnest($2::text[], $3::timestamptz[], $4::bigint[]) x (subject, window_at, amount)
        where c.account_id = $1 and c.subject = x.subject and c.window_at = x.window_at`,
      [
        accountId,
        counters.map(({ subject }) => subject),
        counters.map(({ windowAt }) => toDate(windowAt)),
        counters.map(({ amount }) => amount),
      ],
    );
  }

  /** Windows that ended before; some at a time. Answers how many. */
  async unscopedForget(before: Instant, limit: number): Promise<number> {
    const { rowCount } = await this.pool.query(
      `delete from sms_counters where (account_id, subject, window_at) in
         (select account_id, subject, window_at from sms_counters where window_at < $1 order by window_at limit $2)`,
      [toDate(before), limit],
    );
    return rowCount ?? 0;
  }
}
