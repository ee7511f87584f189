import { Injectable } from '@nestjs/common';
import type { Cycle } from '../../../kernel/time/calendar.js';
import { addMs, DAY_MS, type Instant, toDate } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { UsedWindow } from '../rules/quota-entries.js';
import type { WindowReport } from '../rules/window-report.js';
import { type QuotaWindowSpec, WINDOW_KIND_NUMBERS, type WindowKind, windowKey } from '../rules/window-kinds.js';

/** Reads of the counters, and the few writes that do not belong to acceptance. */
@Injectable()
export class QuotaWindowsRepository {
  /** How much of each window is used; windows nobody has used yet are missing. */
  async usedOf(tx: Tx, scope: AccountScope, specs: readonly QuotaWindowSpec[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ n: number; used: number }>(
      `select w.n::int as n, q.used from unnest($2::uuid[], $3::smallint[], $4::timestamptz[]) with ordinality w (meter, kind, start, n)
       join quota_windows q on q.subscription_id = w.meter and q.kind = w.kind and q.window_start = w.start
       where q.account_id = $1`,
      [
        scope.accountId,
        specs.map((spec) => spec.subscriptionId),
        specs.map((spec) => WINDOW_KIND_NUMBERS[spec.kind]),
        specs.map((spec) => toDate(spec.windowStart)),
      ],
    );
    return new Map(rows.map(({ n, used }) => [windowKey(specs[n - 1]!), Number(used)]));
  }

  /** All windows of one kind that a meter has ever opened, newest first. */
  async history(tx: Tx, scope: AccountScope, meter: string, kind: WindowKind): Promise<UsedWindow[]> {
    return tx.query<UsedWindow>(
      `select window_start as start, window_end as end, used, limit_at_open as "limit" from quota_windows
       where account_id = $1 and subscription_id = $2 and kind = $3 order by window_start desc`,
      [scope.accountId, meter, WINDOW_KIND_NUMBERS[kind]],
    );
  }

  /** A window of what a plan sells, by its number. */
  async report(tx: Tx, scope: AccountScope, windowId: number): Promise<WindowReport | null> {
    const rows = await tx.query<Omit<WindowReport, 'kind'> & { kind: number }>(
      `select subscription_id as "subscriptionId", kind, used, limit_at_open as "limit", window_end as "endsAt"
       from quota_windows where id = $1 and account_id = $2 and kind in (1, 2)`,
      [windowId, scope.accountId],
    );
    const [row] = rows;
    return row ? { ...row, kind: row.kind === WINDOW_KIND_NUMBERS.month ? 'month' : 'day' } : null;
  }

  /** Days that rest now. One whose limit has grown since is over with the next message that fits. */
  suspended(
    tx: Tx,
    scope: AccountScope,
    now: Instant,
  ): Promise<{ subscriptionId: string; since: Instant; until: Instant }[]> {
    return tx.query(
      `select subscription_id as "subscriptionId", suspended_at as since, window_end as until from quota_windows
       where account_id = $1 and window_start > $3 and kind = $2 and window_end > $4 and suspended_at is not null`,
      [scope.accountId, WINDOW_KIND_NUMBERS.day, toDate(addMs(now, -2 * DAY_MS)), toDate(now)],
    );
  }

  /** What a meter used on the day that began at `dayStart`, locked so that nothing is added meanwhile. */
  async lockUsedOfDay(tx: Tx, scope: AccountScope, subscriptionId: string, dayStart: Instant): Promise<number> {
    const rows = await tx.query<{ used: number }>(
      `select used from quota_windows where account_id = $1 and subscription_id = $2 and kind = $3 and window_start = $4 for update`,
      [scope.accountId, subscriptionId, WINDOW_KIND_NUMBERS.day, toDate(dayStart)],
    );
    return Number(rows[0]?.used ?? 0);
  }

  /** Opens windows that already have use in them. */
  async openUsed(tx: Tx, specs: readonly QuotaWindowSpec[], used: number): Promise<void> {
    for (const spec of specs) {
      await tx.query(
        `insert into quota_windows (account_id, subscription_id, kind, window_start, window_end, used, limit_at_open)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (subscription_id, kind, window_start) do nothing`,
        [
          spec.accountId,
          spec.subscriptionId,
          WINDOW_KIND_NUMBERS[spec.kind],
          toDate(spec.windowStart),
          toDate(spec.windowEnd),
          used,
          spec.limit,
        ],
      );
    }
  }

  /** Gives windows that run another limit; those that nobody has used yet will open with it. */
  async follow(tx: Tx, specs: readonly QuotaWindowSpec[]): Promise<void> {
    for (const { accountId, subscriptionId, kind, windowStart, limit } of specs) {
      await tx.query(
        `update quota_windows set limit_at_open = $5
         where account_id = $1 and subscription_id = $2 and kind = $3 and window_start = $4`,
        [accountId, subscriptionId, WINDOW_KIND_NUMBERS[kind], toDate(windowStart), limit],
      );
    }
  }

  /** Makes the month that runs the first one of another cycle; what was used of it stays used. */
  async moveMonth(
    tx: Tx,
    { accountId, subscriptionId }: { accountId: string; subscriptionId: string },
    from: Instant,
    to: Cycle,
  ): Promise<void> {
    await tx.query(
      `update quota_windows set window_start = $5, window_end = $6
       where account_id = $1 and subscription_id = $2 and kind = $3 and window_start = $4`,
      [accountId, subscriptionId, WINDOW_KIND_NUMBERS.month, toDate(from), toDate(to.start), toDate(to.end)],
    );
  }

  /** Ends the rest of the day that runs. */
  async wake(tx: Tx, day: { accountId: string; subscriptionId: string; now: Instant }): Promise<void> {
    await tx.query(
      `update quota_windows set suspended_at = null
       where account_id = $1 and subscription_id = $2 and kind = $3 and window_start > $4 and window_end > $5`,
      [
        day.accountId,
        day.subscriptionId,
        WINDOW_KIND_NUMBERS.day,
        toDate(addMs(day.now, -2 * DAY_MS)),
        toDate(day.now),
      ],
    );
  }
}
