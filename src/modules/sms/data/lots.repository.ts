import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { newId } from '../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { LedgerEntry, SmsLot } from '../rules/lot.js';
import { SmsLedgerEntryEntity } from './sms-ledger-entry.entity.js';
import { SmsLotEntity } from './sms-lot.entity.js';

/** Credits and the entries that explain them: neither is ever written without the other. */
@Injectable()
export class SmsLotsRepository {
  /** A new lot with its first entry. As a worker. */
  async grant(tx: Tx, { validity, ...lot }: Omit<SmsLot, 'id' | 'remaining'>): Promise<void> {
    const id = newId(tx.now);
    const { accountId, credits } = lot;
    await tx.manager.insert(SmsLotEntity, {
      ...lot,
      id,
      remaining: credits,
      expiryMode: validity.mode,
      validityMonths: validity.months,
      timeZone: validity.zone,
    });
    const entry = { accountId, lotId: id, kind: 'purchase', credits, messageId: null, at: tx.now } as const;
    await tx.manager.insert(SmsLedgerEntryEntity, { ...entry, id: newId(tx.now) });
  }

  /** Oldest first. */
  async all(tx: Tx, { accountId }: AccountScope): Promise<SmsLot[]> {
    const rows = await tx.manager.find(SmsLotEntity, { where: { accountId }, order: { id: 'ASC' } });
    return rows.map(({ expiryMode, validityMonths, timeZone, ...lot }) => ({
      ...lot,
      validity: { mode: expiryMode, months: validityMonths, zone: timeZone },
    }));
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
