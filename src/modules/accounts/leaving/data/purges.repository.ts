import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { ClosingReason } from '../rules/closing-reason.js';
import { LEASE_SECONDS, SETTLED_SECONDS } from '../rules/lifetimes.js';

export interface KeptRows {
  part: string;
  rows: number;
  because: string;
}

export interface PurgeRow {
  accountId: string;
  reason: ClosingReason;
  state: 'waiting' | 'running' | 'done';
  closedAt: Instant;
  purgeAt: Instant;
  passes: number;
  /** Deleted rows by part. */
  counts: Record<string, number>;
  kept: KeptRows[];
  startedAt: Instant | null;
  finishedAt: Instant | null;
  fence: number;
}

/** Names the run that may go on with a purge. */
export interface PurgeLease {
  accountId: string;
  fence: number;
}

const COLUMNS = `account_id as "accountId", reason, state, closed_at as "closedAt", purge_at as "purgeAt", passes, counts, kept,
  started_at as "startedAt", finished_at as "finishedAt", fence`;
const LEASED = `clock_timestamp() + interval '${LEASE_SECONDS} seconds'`;
const HELD = `account_id = $1 and state = 'running' and fence = $2`;

@Injectable()
export class PurgesRepository {
  async findForUpdate(tx: Tx, scope: AccountScope): Promise<PurgeRow | null> {
    const rows = await tx.query<PurgeRow>(`select ${COLUMNS} from account_purges where account_id = $1 for update`, [
      scope.accountId,
    ]);
    return rows[0] ?? null;
  }

  async find(tx: Tx, scope: AccountScope): Promise<PurgeRow | null> {
    const rows = await tx.query<PurgeRow>(`select ${COLUMNS} from account_purges where account_id = $1`, [
      scope.accountId,
    ]);
    return rows[0] ?? null;
  }

  /** Marks the account: the first of the two steps. */
  async mark(tx: Tx, scope: AccountScope, closing: { reason: ClosingReason; purgeAt: Instant }): Promise<void> {
    await tx.query(
      `insert into account_purges (account_id, reason, state, closed_at, purge_at) values ($1, $2, 'waiting', $3, $4)
       on conflict (account_id) do update set reason = excluded.reason, purge_at = excluded.purge_at`,
      [scope.accountId, closing.reason, toDate(tx.now), toDate(closing.purgeAt)],
    );
  }

  async unmark(tx: Tx, scope: AccountScope): Promise<void> {
    await tx.query(`delete from account_purges where account_id = $1 and state = 'waiting'`, [scope.accountId]);
  }

  async unscopedNextDue(tx: Tx): Promise<Instant | null> {
    const rows = await tx.query<{ at: Instant | null }>(
      `select min(purge_at) as at from account_purges where state = 'waiting'`,
    );
    return rows[0]?.at ?? null;
  }

  async unscopedStartDue(tx: Tx, at: Instant): Promise<number> {
    const rows = await tx.query(
      `update account_purges set state = 'running', started_at = $1 where state = 'waiting' and purge_at <= $1 returning account_id`,
      [toDate(at)],
    );
    return rows.length;
  }

  /** A purge that nobody works on, for this process; by machine time. */
  async unscopedClaim(tx: Tx): Promise<PurgeRow | null> {
    const rows = await tx.query<PurgeRow>(
      `update account_purges set fence = fence + 1, lease_until = ${LEASED}
        where account_id = (select account_id from account_purges where state = 'running' and lease_until < clock_timestamp()
          order by lease_until, account_id limit 1 for update skip locked) returning ${COLUMNS}`,
    );
    return rows[0] ?? null;
  }

  /** Locks the purge for a transaction of its holder and holds it on; false when it is another's. */
  async hold(tx: Tx, lease: PurgeLease): Promise<boolean> {
    const rows = await tx.query(
      `update account_purges set lease_until = ${LEASED} where ${HELD} returning account_id`,
      [lease.accountId, lease.fence],
    );
    return rows.length > 0;
  }

  async count(tx: Tx, lease: PurgeLease, part: string, deleted: number): Promise<void> {
    await tx.query(
      `update account_purges set counts = jsonb_set(counts, array[$3], to_jsonb(coalesce((counts ->> $3)::bigint, 0) + $4::bigint)) where ${HELD}`,
      [lease.accountId, lease.fence, part, deleted],
    );
  }

  async countPass(tx: Tx, lease: PurgeLease): Promise<void> {
    await tx.query(`update account_purges set passes = passes + 1 where ${HELD}`, [lease.accountId, lease.fence]);
  }

  /** Whether every process has noticed the closing, by machine time. */
  async isSettled(tx: Tx, lease: PurgeLease): Promise<boolean> {
    const rows = await tx.query<{ settled: boolean }>(
      `select closed_machine_at < clock_timestamp() - interval '${SETTLED_SECONDS} seconds' as settled from account_purges where account_id = $1`,
      [lease.accountId],
    );
    return rows[0]?.settled ?? false;
  }

  /** Lets go of it for some seconds. */
  async rest(tx: Tx, lease: PurgeLease, seconds: number): Promise<void> {
    await tx.query(
      `update account_purges set lease_until = clock_timestamp() + $3 * interval '1 second' where ${HELD}`,
      [lease.accountId, lease.fence, seconds],
    );
  }

  async finish(tx: Tx, lease: PurgeLease, kept: KeptRows[]): Promise<PurgeRow | null> {
    const rows = await tx.query<PurgeRow>(
      `update account_purges set state = 'done', finished_at = $3, kept = $4::jsonb where ${HELD} returning ${COLUMNS}`,
      [lease.accountId, lease.fence, toDate(tx.now), JSON.stringify(kept)],
    );
    return rows[0] ?? null;
  }

  async unscopedAnyRunning(tx: Tx): Promise<boolean> {
    const rows = await tx.query<{ running: boolean }>(
      `select exists (select from account_purges where state = 'running') as running`,
    );
    return rows[0]!.running;
  }
}
