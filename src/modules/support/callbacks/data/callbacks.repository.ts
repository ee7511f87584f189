import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Callback, CallbackOutcome, CallbackStatus } from '../rules/callback.js';

/** Id of the last row of the page before, and how many rows at most. */
export interface CallbackPage {
  before: string | null;
  limit: number;
}

const COLUMNS = `id, account_id as "accountId", ticket_id as "ticketId", phone, language, slot_start as "slotStart", seat,
  status, outcome, note, created_at as "createdAt", closed_at as "closedAt"`;

@Injectable()
export class CallbacksRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** False when the place is somebody else's, even since this moment. Waits for who is just taking it. */
  async take(tx: Tx, callback: Callback): Promise<boolean> {
    const { id, accountId, ticketId, phone, language, slotStart, seat, status, createdAt } = callback;
    const rows = await tx.query(
      `insert into callback_requests (id, account_id, ticket_id, phone, language, slot_start, seat, status, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning 1 as one`,
      [id, accountId, ticketId, phone, language, toDate(slotStart), seat, status, toDate(createdAt)],
    );
    return rows.length > 0;
  }

  async hasOpen(tx: Tx, scope: AccountScope, ticketId: string): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from callback_requests where account_id = $1 and ticket_id = $2 and status = 'requested'`,
      [scope.accountId, ticketId],
    );
    return rows.length > 0;
  }

  async close(
    tx: Tx,
    { accountId, id }: Callback,
    end: { status: CallbackStatus; outcome: CallbackOutcome | null; note: string | null },
  ): Promise<void> {
    await tx.query(
      'update callback_requests set status = $3, outcome = $4, note = $5, closed_at = $6 where account_id = $1 and id = $2',
      [accountId, id, end.status, end.outcome, end.note, toDate(tx.now)],
    );
  }

  async findForUpdate(tx: Tx, scope: AccountScope, id: string): Promise<Callback | null> {
    const rows = await tx.query<Callback>(
      `select ${COLUMNS} from callback_requests where account_id = $1 and id = $2 for update`,
      [scope.accountId, id],
    );
    return rows[0] ?? null;
  }

  async find(tx: Tx, scope: AccountScope, id: string): Promise<Callback | null> {
    const rows = await tx.query<Callback>(
      `select ${COLUMNS} from callback_requests where account_id = $1 and id = $2`,
      [scope.accountId, id],
    );
    return rows[0] ?? null;
  }

  /** Newest first. */
  page(tx: Tx, scope: AccountScope, ticketId: string, { before, limit }: CallbackPage): Promise<Callback[]> {
    return tx.query<Callback>(
      `select ${COLUMNS} from callback_requests where account_id = $1 and ticket_id = $2
         and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [scope.accountId, ticketId, before, limit],
    );
  }

  async unscopedFind(id: string): Promise<Callback | null> {
    const sql = `select ${COLUMNS} from callback_requests where id = $1`;
    return (await this.unitOfWork.readAsWorker<Callback>(sql, [id]))[0] ?? null;
  }

  /** Newest first, over all accounts. */
  unscopedPage(status: CallbackStatus | null, { before, limit }: CallbackPage): Promise<Callback[]> {
    const ofStatus = status === null ? '' : 'and status = $3';
    return this.unitOfWork.readAsWorker<Callback>(
      `select ${COLUMNS} from callback_requests where ($1::uuid is null or id < $1) ${ofStatus} order by id desc limit $2`,
      [before, limit, ...(status === null ? [] : [status])],
    );
  }

  /** How many places of each slot are taken, whoever has them. */
  async unscopedTaken(first: Instant, last: Instant): Promise<Map<Instant, number>> {
    const rows = await this.unitOfWork.readAsWorker<{ start: Instant; n: number }>(
      `select slot_start as start, count(*)::int as n from callback_requests
        where slot_start between $1 and $2 and status <> 'cancelled' group by slot_start`,
      [toDate(first), toDate(last)],
    );
    return new Map(rows.map(({ start, n }) => [start, n]));
  }
}
