import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Credits } from '../../rules/credits.js';
import type { Purse } from '../rules/purse.js';
import type { Reservation } from '../rules/reservation.js';
import { SmsPurseEntity } from './sms-purse.entity.js';

const RESERVED = `select account_id as "accountId", message_id as "messageId", lot_id as "lotId", place,
  credits_milli as credits from sms_reservations where message_id = any($1::uuid[])`;

interface ReservedRow extends Omit<Reservation, 'credits'> {
  credits: number;
}

/** The one lock of each account's credits, and what messages under way have taken of them. As a worker. */
@Injectable()
export class SmsPursesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null: nothing was ever bought. */
  lock(tx: Tx, { accountId }: AccountScope): Promise<Purse | null> {
    return tx.manager.findOne(SmsPurseEntity, { where: { accountId }, lock: { mode: 'pessimistic_write' } });
  }

  /** Read without a lock; null also where nothing was ever bought. */
  async lowAt(tx: Tx, { accountId }: AccountScope): Promise<Credits | null> {
    return (await tx.manager.findOne(SmsPurseEntity, { where: { accountId } }))?.lowAt ?? null;
  }

  async lockOrOpen(tx: Tx, scope: AccountScope): Promise<Purse> {
    const open = 'insert into sms_purses (account_id) values ($1) on conflict do nothing';
    await tx.query(open, [scope.accountId]);
    return (await this.lock(tx, scope))!;
  }

  /** In the order of their accounts, so that two who lock the same ones never wait for each other in a ring. */
  async unscopedLockAll(tx: Tx, accountIds: readonly string[]): Promise<void> {
    const sql = 'select 1 from sms_purses where account_id = any($1::uuid[]) order by account_id for update';
    await tx.query(sql, [accountIds]);
  }

  async change(
    tx: Tx,
    { accountId }: AccountScope,
    change: Partial<Pick<Purse, 'lowAt' | 'lowSince' | 'checkAt'>>,
  ): Promise<void> {
    await tx.manager.update(SmsPurseEntity, { accountId }, change);
  }

  async keep(tx: Tx, reservations: readonly Reservation[]): Promise<void> {
    await tx.query(
      `insert into sms_reservations (message_id, lot_id, account_id, place, credits_milli, reserved_at)
       select r.*, $6::timestamptz from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::smallint[], $5::bigint[]) r`,
      [...columnsOf(reservations), toIso(tx.now)],
    );
  }

  /** What those messages have taken, of whatever account. */
  async unscopedReservedBy(tx: Tx, messageIds: readonly string[]): Promise<Reservation[]> {
    const rows = await tx.query<ReservedRow>(RESERVED, [messageIds]);
    return rows.map((row) => ({ ...row, credits: BigInt(row.credits) as Credits }));
  }

  /** Less is reserved by so much; what nothing is left of goes. */
  async lower(tx: Tx, portions: readonly Reservation[]): Promise<void> {
    const [messages, lots, , , amounts] = columnsOf(portions);
    await tx.query(
      `with p as (select * from unnest($1::uuid[], $2::uuid[], $3::bigint[]) p (message_id, lot_id, credits)),
        gone as (delete from sms_reservations r using p
          where r.message_id = p.message_id and r.lot_id = p.lot_id and r.credits_milli = p.credits)
       update sms_reservations r set credits_milli = r.credits_milli - p.credits from p
       where r.message_id = p.message_id and r.lot_id = p.lot_id and r.credits_milli > p.credits`,
      [messages, lots, amounts],
    );
  }

  /** The next moment at which something about some account's credits has to be looked at. */
  async unscopedNextCheck(): Promise<Instant | null> {
    const sql = 'select check_at as at from sms_purses where check_at is not null order by check_at limit 1';
    return (await this.unitOfWork.readAsWorker<{ at: Instant }>(sql))[0]?.at ?? null;
  }

  async unscopedToCheck(at: Instant, limit: number): Promise<string[]> {
    const sql = 'select account_id as id from sms_purses where check_at <= $1 order by check_at limit $2';
    return (await this.unitOfWork.readAsWorker<{ id: string }>(sql, [toIso(at), limit])).map(({ id }) => id);
  }
}

function columnsOf(reservations: readonly Reservation[]) {
  return [
    reservations.map(({ messageId }) => messageId),
    reservations.map(({ lotId }) => lotId),
    reservations.map(({ accountId }) => accountId),
    reservations.map(({ place }) => place),
    reservations.map((one) => one.credits.toString()),
  ] as const;
}
