import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { credits } from '../../rules/credits.js';
import type { LedgerEntry, SmsLot } from '../rules/lot.js';
import { SmsLedgerEntryEntity } from './sms-ledger-entry.entity.js';
import { SmsLotEntity } from './sms-lot.entity.js';

/** Credits and the entries that explain them: neither is ever written without the other. */
@Injectable()
export class SmsLotsRepository {
  /** A new lot with its first entry. As a worker. */
  async grant(tx: Tx, { validity, ...lot }: Omit<SmsLot, 'id' | 'remaining'>): Promise<void> {
    const id = newId(tx.now);
    const { accountId, credits: granted } = lot;
    await tx.manager.insert(SmsLotEntity, {
      ...lot,
      id,
      remaining: granted,
      expiryMode: validity.mode,
      validityMonths: validity.months,
      timeZone: validity.zone,
    });
    const entry = { accountId, lotId: id, kind: 'purchase', credits: granted, messageId: null, at: tx.now } as const;
    await tx.manager.insert(SmsLedgerEntryEntity, { ...entry, id: newId(tx.now) });
  }

  /** What came with one order, locked until the transaction ends. */
  async lockOfOrder(
    tx: Tx,
    { accountId }: AccountScope,
    orderId: string,
  ): Promise<Pick<SmsLot, 'id' | 'accountId' | 'remaining'>[]> {
    return tx.manager.find(SmsLotEntity, {
      where: { accountId, orderId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Takes from a locked lot what nobody has used or reserved. */
  async empty(tx: Tx, { id, accountId, remaining }: Pick<SmsLot, 'id' | 'accountId' | 'remaining'>): Promise<void> {
    if (remaining === 0n) return;
    await tx.manager.update(SmsLotEntity, { accountId, id }, { remaining: credits(0) });
    const taken = { kind: 'adjust', credits: credits(0n - remaining) } as const;
    const entry = { accountId, lotId: id, ...taken, messageId: null };
    await tx.manager.insert(SmsLedgerEntryEntity, { ...entry, id: newId(tx.now), at: tx.now });
  }

  /** Oldest first. */
  async all(tx: Tx, { accountId }: AccountScope): Promise<SmsLot[]> {
    const rows = await tx.manager.find(SmsLotEntity, { where: { accountId }, order: { id: 'ASC' } });
    return rows.map(({ expiryMode, validityMonths, timeZone, ...lot }) => ({
      ...lot,
      validity: { mode: expiryMode, months: validityMonths, zone: timeZone },
    }));
  }

  /** What is left of an account's credits, locked until the transaction ends. */
  lockRemaining(tx: Tx, { accountId }: AccountScope): Promise<Pick<SmsLot, 'id' | 'accountId' | 'remaining'>[]> {
    return tx.manager.find(SmsLotEntity, {
      where: { accountId, remaining: MoreThan(credits(0)) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
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
