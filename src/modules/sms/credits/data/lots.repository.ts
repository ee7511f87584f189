import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { credits, minusCredits } from '../../rules/credits.js';
import type { LedgerEntry, Movement, SmsLot } from '../rules/lot.js';
import { SmsLedgerEntryEntity } from './sms-ledger-entry.entity.js';
import { SmsLotEntity } from './sms-lot.entity.js';

/** Each movement is numbered after the last entry of its lot, and says what the lot holds then. */
const BOOK = `with moved as (
    select m.id, l.account_id, m.lot_id, m.kind, m.credits, m.reserved, m.message_id,
      l.entries + row_number() over w as sequence, l.remaining_milli + sum(m.credits) over w as balance
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::uuid[])
      with ordinality as m (id, account_id, lot_id, kind, credits, reserved, message_id, n)
    join sms_lots l on l.id = m.lot_id and l.account_id = m.account_id
    window w as (partition by m.lot_id order by m.n)),
  changed as (
    update sms_lots l set remaining_milli = l.remaining_milli + s.credits, reserved_milli = l.reserved_milli + s.reserved,
      entries = l.entries + s.entries
    from (select lot_id, sum(credits) as credits, sum(reserved) as reserved, count(*) as entries
      from moved group by lot_id) s where l.id = s.lot_id)
  insert into sms_ledger (id, account_id, lot_id, kind, credits_milli, message_id, at, sequence, balance_milli)
  select id, account_id, lot_id, kind, credits, message_id, $8, sequence, balance from moved returning 1`;

/** Credits and the entries that explain them: neither is ever written without the other. */
@Injectable()
export class SmsLotsRepository {
  /** A new lot with its first entry. As a worker, under the purse's lock. */
  async grant(tx: Tx, { validity, ...lot }: Omit<SmsLot, 'id' | 'remaining' | 'reserved'>): Promise<void> {
    const id = newId(tx.now);
    const none = credits(0);
    await tx.manager.insert(SmsLotEntity, {
      ...lot,
      id,
      remaining: none,
      reserved: none,
      entries: 0,
      expiryMode: validity.mode,
      validityMonths: validity.months,
      timeZone: validity.zone,
    });
    const { accountId, credits: granted } = lot;
    await this.book(tx, [
      { accountId, lotId: id, kind: 'purchase', credits: granted, reserved: none, messageId: null },
    ]);
  }

  /** Writes what happens to lots, in one statement. As a worker, under the locks of their purses. */
  async book(tx: Tx, movements: readonly Movement[]): Promise<void> {
    if (movements.length === 0) return;
    const written = await tx.query(BOOK, [
      movements.map(() => newId(tx.now)),
      movements.map(({ accountId }) => accountId),
      movements.map(({ lotId }) => lotId),
      movements.map(({ kind }) => kind),
      movements.map((one) => one.credits.toString()),
      movements.map(({ reserved }) => reserved.toString()),
      movements.map(({ messageId }) => messageId),
      toIso(tx.now),
    ]);
    if (written.length !== movements.length) throw new Error('a lot that credits are taken from is gone');
  }

  /** Takes from a lot what nobody has used or reserved; nothing from one where nothing is left. */
  empty(tx: Tx, lots: readonly Pick<SmsLot, 'id' | 'accountId' | 'remaining'>[], kind: 'adjust' | 'expire') {
    const left = lots.filter(({ remaining }) => remaining > 0n);
    const none = credits(0);
    return this.book(
      tx,
      left.map(({ id, accountId, remaining }) => {
        return { accountId, lotId: id, kind, credits: minusCredits(remaining), reserved: none, messageId: null };
      }),
    );
  }

  /** What came with one order. */
  async ofOrder(tx: Tx, { accountId }: AccountScope, orderId: string): Promise<SmsLot[]> {
    const rows = await tx.manager.find(SmsLotEntity, { where: { accountId, orderId }, order: { id: 'ASC' } });
    return rows.map(lotOf);
  }

  /** Oldest first. */
  async all(tx: Tx, { accountId }: AccountScope): Promise<SmsLot[]> {
    const rows = await tx.manager.find(SmsLotEntity, { where: { accountId }, order: { id: 'ASC' } });
    return rows.map(lotOf);
  }

  /** Those that something is left of, oldest first. */
  async remaining(tx: Tx, { accountId }: AccountScope): Promise<SmsLot[]> {
    const where = { accountId, remaining: MoreThan(credits(0)) };
    return (await tx.manager.find(SmsLotEntity, { where, order: { id: 'ASC' } })).map(lotOf);
  }

  /** Those that hold something, be it reserved, oldest first. */
  async held(tx: Tx, { accountId }: AccountScope): Promise<SmsLot[]> {
    const some = MoreThan(credits(0));
    const where = [
      { accountId, remaining: some },
      { accountId, reserved: some },
    ];
    return (await tx.manager.find(SmsLotEntity, { where, order: { id: 'ASC' } })).map(lotOf);
  }

  /** Newest first, at most `limit`, older than `before`. */
  entries(
    tx: Tx,
    { accountId }: AccountScope,
    { limit, before }: { limit: number; before: string | null },
  ): Promise<LedgerEntry[]> {
    return tx.manager.find(SmsLedgerEntryEntity, {
      where: { accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}

function lotOf({ expiryMode, validityMonths, timeZone, ...lot }: SmsLotEntity): SmsLot {
  return { ...lot, validity: { mode: expiryMode, months: validityMonths, zone: timeZone } };
}
