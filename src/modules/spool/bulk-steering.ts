import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { BULK_STATE, BULK_WORK, type BulkStateName, bulkStateName, type BulkWorkName } from './rules/bulk-words.js';
import { SpoolFacade } from './spool.facade.js';

/** A message with deliveries that were held for their bulk, and how that stands now. */
export interface HeldMessage {
  messageId: string;
  accountId: string;
  bulkId: string;
  state: BulkStateName;
  /** What became of the bulk is still being carried out. */
  isSettling: boolean;
}

/** A message of a bulk that something is to be done to. */
export interface BulkMessage {
  messageId: string;
  accountId: string;
  bulkId: string;
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** How bulks stand, and what that does to their deliveries in the queue, message by message. */
@Injectable()
export class BulkSteering {
  constructor(
    private readonly pool: HotPool,
    private readonly spool: SpoolFacade,
  ) {}

  /** Moves bulks of the account to a state, with what follows from it still to be done; answers those it moved. */
  async turnIn(
    tx: Tx,
    scope: AccountScope,
    bulkIds: readonly string[],
    to: BulkStateName,
    work: BulkWorkName,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `with found as materialized (
         select id from bulks where account_id = $1 and id = any ($2::uuid[]) and state <> $3 and state <> ${BULK_STATE.cancelled}
          order by id for update)
       update bulks b set state = $3, work = $4, work_after = null from found where b.id = found.id returning b.id`,
      [scope.accountId, bulkIds, BULK_STATE[to], BULK_WORK[work]],
    );
    return rows.map((row) => row.id);
  }

  /** How many deliveries of these wait. A look at each of them: for an answer that somebody waits for, once. */
  async waitingIn(tx: Tx, bulkIds: readonly string[]): Promise<number> {
    if (bulkIds.length === 0) return 0;
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::int as n from messages m join deliveries d on d.message_id = m.id join delivery_queue q on q.id = d.id
        where m.bulk_id = any ($1::uuid[]) and q.state <> 4`,
      [bulkIds],
    );
    return row!.n;
  }

  /** How the bulks stand that these messages belong to, as it is now; single messages are missing. */
  async statesOf(messageIds: readonly string[]): Promise<Map<string, BulkStateName>> {
    if (messageIds.length === 0) return new Map();
    const { rows } = await this.pool.query<{ id: string; state: number }>({
      name: 'bulk_states',
      text: `select m.id, b.state from unnest($1::uuid[]) x (id) join messages m on m.id = x.id join bulks b on b.id = m.bulk_id`,
      values: [messageIds],
    });
    return new Map(rows.map((row) => [row.id, bulkStateName(row.state)]));
  }

  async hasWork(): Promise<boolean> {
    const { rows } = await this.pool.query('select from bulks where work <> 0 limit 1');
    return rows.length > 0;
  }

  /** The oldest bulk with something to be done, locked until commit; null when there is none or others are at it. */
  async nextWorkIn(
    tx: Tx,
  ): Promise<{ id: string; accountId: string; work: BulkWorkName; after: string | null } | null> {
    const [row] = await tx.query<{ id: string; accountId: string; work: number; after: string | null }>(
      `select id, account_id as "accountId", work, work_after as after from bulks where work <> 0 order by id limit 1
          for update skip locked`,
    );
    if (!row) return null;
    const work = (Object.keys(BULK_WORK) as BulkWorkName[]).find((name) => BULK_WORK[name] === row.work)!;
    return { ...row, work };
  }

  async messagesIn(tx: Tx, bulkId: string, after: string | null, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from messages where bulk_id = $1 and id > coalesce($2, '${NO_ID}'::uuid) order by id limit $3`,
      [bulkId, after, limit],
    );
    return rows.map((row) => row.id);
  }

  async noteWorkIn(
    tx: Tx,
    bulkId: string,
    to: { after: string | null; done: boolean; cancelled: number },
  ): Promise<void> {
    await tx.query(
      'update bulks set work = case when $3 then 0 else work end, work_after = $2, cancelled = cancelled + $4 where id = $1',
      [bulkId, to.done ? null : to.after, to.done, to.cancelled],
    );
  }

  async holdIn(tx: Tx, messageId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>('select spool_bulk_hold($1) as n', [messageId]);
    return row!.n;
  }

  async cancelIn(tx: Tx, messageId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>('select spool_bulk_cancel($1::timestamptz, $2) as n', [
      toIso(tx.now),
      messageId,
    ]);
    return row!.n;
  }

  /** The lanes of what goes on are woken after the commit. */
  async releaseIn(tx: Tx, scope: AccountScope, messageId: string): Promise<number> {
    const rows = await tx.query<{ lane_id: number; released: number }>(
      'select * from spool_bulk_release($1::timestamptz, $2, $3)',
      [toIso(tx.now), scope.accountId, messageId],
    );
    tx.afterCommit(() => this.spool.wake(rows.map((row) => row.lane_id)));
    return rows.reduce((sum, row) => sum + row.released, 0);
  }

  /** When the next message that waits for its time goes on; null when none does. */
  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ due: Instant | null }>('select min(due_at) as due from bulk_dues');
    return rows[0]!.due;
  }

  async dueAt(at: Instant, limit: number): Promise<(BulkMessage & { isPaused: boolean })[]> {
    const { rows } = await this.pool.query<BulkMessage & { isPaused: boolean }>(
      `select d.message_id as "messageId", d.account_id as "accountId", d.bulk_id as "bulkId", coalesce(b.state <> 0, false) as "isPaused"
         from bulk_dues d left join bulks b on b.id = d.bulk_id where d.due_at <= $1::timestamptz order by d.due_at, d.message_id limit $2`,
      [toIso(at), limit],
    );
    return rows;
  }

  async letDueGo(at: Instant, messageId: string, ratePerHour: number | null, isPaused: boolean): Promise<void> {
    const { rows } = await this.pool.query<{ lane_id: number }>(
      'select lane_id from spool_bulk_due($1::timestamptz, $2, $3, $4)',
      [toIso(at), messageId, ratePerHour, isPaused],
    );
    this.spool.wake(rows.map((row) => row.lane_id));
  }

  /**
   * The next `limit` messages behind `after` with deliveries that were held for their bulk: one look into the index each.
   * Fewer than `limit` are the last ones.
   */
  async heldMessages(after: { accountId: string; messageId: string } | null, limit: number): Promise<HeldMessage[]> {
    const { rows } = await this.pool.query<Omit<HeldMessage, 'state'> & { state: number }>(
      `with recursive held as (
         (select q.account_id, q.message_id, 1 as n from delivery_queue q where q.state = 3 and q.because = 17
             and (q.account_id, q.message_id) > ($1::uuid, $2::uuid) order by q.account_id, q.message_id limit 1)
         union all
         select x.account_id, x.message_id, h.n + 1 from held h cross join lateral (
           select q.account_id, q.message_id from delivery_queue q where q.state = 3 and q.because = 17
              and (q.account_id, q.message_id) > (h.account_id, h.message_id) order by q.account_id, q.message_id limit 1) x
          where h.n < $3)
       select h.account_id as "accountId", h.message_id as "messageId", b.id as "bulkId", b.state, b.work <> 0 as "isSettling"
         from held h join messages m on m.id = h.message_id join bulks b on b.id = m.bulk_id order by h.n`,
      [after?.accountId ?? NO_ID, after?.messageId ?? NO_ID, limit],
    );
    return rows.map((row) => ({ ...row, state: bulkStateName(row.state) }));
  }

  async countCancelledIn(tx: Tx, bulkId: string, count: number): Promise<void> {
    await tx.query('update bulks set cancelled = cancelled + $2 where id = $1', [bulkId, count]);
  }
}
