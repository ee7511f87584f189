import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../kernel/time/instant.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { Health } from '../rules/health.js';

/** Machine time: a sender that says nothing for so long has died. */
const LEASE = `interval '30 seconds'`;

/** Whoever holds it may send to the receiver; a later claim has a higher fence. */
export interface Turn {
  webhookId: string;
  fence: number;
  troubled: boolean;
}

/** A receiver's hot half. */
export interface QueueRow extends Health {
  webhookId: string;
  accountId: string;
  waiting: number;
  /** It rests until then. */
  wakeAt: Instant | null;
  lastSuccessAt: Instant | null;
  lastFailureAt: Instant | null;
  lastFailureStatus: number | null;
  lastFailureError: string | null;
}

/** What a round of calls leaves behind. */
export interface QueueChange extends Health {
  /** Slow or failing: it gets a place among its like only. */
  troubled: boolean;
  /** Fewer wait than before. */
  ended: number;
  lastSuccessAt: Instant | null;
  lastFailure: { at: Instant; status: number | null; error: string } | null;
}

const COLUMNS = `webhook_id as "webhookId", account_id as "accountId", waiting, wake_at as "wakeAt", failures, failing_since as "failingSince",
  noticed, case when resting then wake_at end as "restUntil", last_success_at as "lastSuccessAt", last_failure_at as "lastFailureAt",
  last_failure_status as "lastFailureStatus", last_failure_error as "lastFailureError"`;

/** Which receivers have something to hear, who is sending to them, and how they answer. */
@Injectable()
export class WebhookQueuesRepository {
  constructor(private readonly pool: HotPool) {}

  /** How long the one that has waited longest has been ready, among those that answer; and how many others there are. */
  async unscopedFigures(): Promise<{ oldestSeconds: number; troubled: number }> {
    const { rows } = await this.pool.query<{ oldestSeconds: number; troubled: number }>(
      `select coalesce((select greatest(0, extract(epoch from clock_timestamp() - min(ready_at)))::float8 from webhook_queues
           where ready_at is not null and not troubled), 0) as "oldestSeconds",
         (select count(*)::int from (select from webhook_queues where ready_at is not null and troubled limit 10000) x) as troubled`,
    );
    return rows[0]!;
  }

  async insert(tx: Tx, { accountId }: AccountScope, webhookId: string): Promise<void> {
    await tx.query('insert into webhook_queues (webhook_id, account_id) values ($1, $2)', [webhookId, accountId]);
  }

  async delete(tx: Tx, { accountId }: AccountScope, webhookId: string): Promise<void> {
    await tx.query('delete from webhook_queues where account_id = $1 and webhook_id = $2', [accountId, webhookId]);
  }

  async of(tx: Tx, { accountId }: AccountScope, webhookIds: readonly string[]): Promise<Map<string, QueueRow>> {
    const rows = await tx.query<QueueRow>(
      `select ${COLUMNS} from webhook_queues where account_id = $1 and webhook_id = any ($2::uuid[])`,
      [accountId, webhookIds],
    );
    return new Map(rows.map((row) => [row.webhookId, row]));
  }

  /** Lets a receiver be called at once, with a clean record, if anything waits for it. */
  async begin(tx: Tx, { accountId }: AccountScope, webhookId: string): Promise<void> {
    await tx.query(
      `update webhook_queues set failures = 0, failing_since = null, noticed = false, resting = false, troubled = false,
          wake_at = null, ready_at = case when waiting > 0 then clock_timestamp() end
        where account_id = $1 and webhook_id = $2`,
      [accountId, webhookId],
    );
  }

  /** Order numbers and what waits change under this lock alone. */
  async lock(tx: Tx, { accountId }: AccountScope, webhookId: string): Promise<void> {
    const sql = 'select 1 as locked from webhook_queues where account_id = $1 and webhook_id = $2 for update';
    await tx.query(sql, [accountId, webhookId]);
  }

  /** Wakes a receiver for deliveries that were put in line again, also one that rests; `more` of them had ended. */
  async call(tx: Tx, { accountId }: AccountScope, webhookId: string, more: number): Promise<void> {
    await tx.query(
      `update webhook_queues set waiting = waiting + $3, ready_at = coalesce(ready_at, clock_timestamp())
        where account_id = $1 and webhook_id = $2`,
      [accountId, webhookId, more],
    );
  }

  /** What waits, waits on; who is sending right now ends after his round. */
  async end(tx: Tx, { accountId }: AccountScope, webhookId: string): Promise<void> {
    await tx.query(
      `update webhook_queues set resting = false, wake_at = null, ready_at = null, fence = fence + 1, lease_until = null
        where account_id = $1 and webhook_id = $2`,
      [accountId, webhookId],
    );
  }

  /**
   * Takes receivers that have something to hear, those whose turn is longest ago first. Receivers that are slow or fail are
   * taken apart, so that however many there are the others find a place.
   */
  async unscopedClaim(quick: number, troubled: number): Promise<Turn[]> {
    const { rows } = await this.pool.query<Turn>({ name: 'webhook_claim', text: CLAIM, values: [quick, troubled] });
    return rows;
  }

  /** Null when somebody else has the receiver, or nobody any more. */
  async unscopedLock(tx: Tx, { webhookId, fence }: Turn): Promise<QueueRow | null> {
    const rows = await tx.query<QueueRow>(
      `select ${COLUMNS} from webhook_queues where webhook_id = $1 and fence = $2 for update`,
      [webhookId, fence],
    );
    return rows[0] ?? null;
  }

  /** With `ready` the receiver keeps its place in the line, else it waits until `wakeAt` or for news. */
  async unscopedSettle(tx: Tx, webhookId: string, change: QueueChange): Promise<void> {
    const { failures, failingSince, noticed, restUntil, troubled, ended, lastSuccessAt, lastFailure } = change;
    await tx.query(
      `update webhook_queues set failures = $2, failing_since = $3, noticed = $4, resting = $5::timestamptz is not null, wake_at = $5,
          troubled = $6, waiting = greatest(waiting - $7, 0), last_success_at = coalesce($8, last_success_at),
          last_failure_at = coalesce($9, last_failure_at),
          last_failure_status = case when $9::timestamptz is null then last_failure_status else $10::integer end,
          last_failure_error = coalesce($11, last_failure_error), lease_until = clock_timestamp() + ${LEASE}
        where webhook_id = $1`,
      [
        webhookId,
        failures,
        dateOrNull(failingSince),
        noticed,
        dateOrNull(restUntil),
        troubled,
        ended,
        dateOrNull(lastSuccessAt),
        dateOrNull(lastFailure?.at ?? null),
        lastFailure?.status ?? null,
        lastFailure?.error ?? null,
      ],
    );
  }

  /** Gives the receiver back: to the end of the line, or to rest. */
  async unscopedRelease(tx: Tx, webhookId: string, next: { ready: boolean; wakeAt: Instant | null }): Promise<void> {
    await tx.query(
      `update webhook_queues set lease_until = null, ready_at = case when $2 then clock_timestamp() end, wake_at = $3 where webhook_id = $1`,
      [webhookId, next.ready, dateOrNull(next.wakeAt)],
    );
  }

  async unscopedNextWake(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>(
      'select min(wake_at) as at from webhook_queues where wake_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  /** Makes receivers ready whose time has come; answers how many. */
  async unscopedWake(at: Instant, limit: number): Promise<number> {
    const { rowCount } = await this.pool.query(
      `update webhook_queues q set ready_at = coalesce(q.ready_at, clock_timestamp()), wake_at = null
         from (select webhook_id from webhook_queues where wake_at <= $1 order by wake_at limit $2 for update skip locked) due
        where q.webhook_id = due.webhook_id`,
      [toDate(at), limit],
    );
    return rowCount ?? 0;
  }

  /** Whether any receiver has something to hear now. */
  async unscopedIsBusy(): Promise<boolean> {
    const { rows } = await this.pool.query<{ busy: boolean }>(
      'select exists (select from webhook_queues where ready_at is not null) as busy',
    );
    return rows[0]!.busy;
  }
}

const FREE = `ready_at is not null and (lease_until is null or lease_until < clock_timestamp())`;
const CLAIM = `with quick as materialized (
    select webhook_id from webhook_queues where ${FREE} and not troubled order by ready_at limit $1 for update skip locked),
  troubled as materialized (
    select webhook_id from webhook_queues where ${FREE} and troubled order by ready_at limit $2 for update skip locked)
  update webhook_queues q set fence = q.fence + 1, lease_until = clock_timestamp() + ${LEASE}, ready_at = clock_timestamp()
    from (select * from quick union all select * from troubled) taken
   where q.webhook_id = taken.webhook_id returning q.webhook_id as "webhookId", q.fence, q.troubled`;

function dateOrNull(at: Instant | null): Date | null {
  return at === null ? null : toDate(at);
}
