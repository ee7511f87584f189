import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { SmsPurchase } from '../rules/purchase.js';
import { SmsPurchaseEntity } from './sms-purchase.entity.js';

@Injectable()
export class SmsPurchasesRepository {
  async insert(tx: Tx, { unitPrice, validity, ...purchase }: SmsPurchase): Promise<void> {
    await tx.manager.insert(SmsPurchaseEntity, {
      ...purchase,
      currency: unitPrice.currency,
      unitPriceMinor: unitPrice.minor,
      expiryMode: validity.mode,
      validityMonths: validity.months,
      timeZone: validity.zone,
    });
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<SmsPurchase | null> {
    const row = await tx.manager.findOneBy(SmsPurchaseEntity, { accountId, id });
    return row === null ? null : purchaseOf(row);
  }

  /** Newest first, at most `limit`, older than `before`. */
  async page(
    tx: Tx,
    { accountId }: AccountScope,
    { limit, before }: { limit: number; before: string | null },
  ): Promise<SmsPurchase[]> {
    const rows = await tx.manager.find(SmsPurchaseEntity, {
      where: { accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(purchaseOf);
  }

  async ofOrder(tx: Tx, { accountId }: AccountScope, orderId: string): Promise<SmsPurchase[]> {
    const rows = await tx.manager.find(SmsPurchaseEntity, { where: { accountId, orderId }, order: { id: 'ASC' } });
    return rows.map(purchaseOf);
  }

  /** All that was bought with one order, locked until the transaction ends. */
  async lockOfOrder(tx: Tx, { accountId }: AccountScope, orderId: string): Promise<SmsPurchase[]> {
    const rows = await tx.manager.find(SmsPurchaseEntity, {
      where: { accountId, orderId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map(purchaseOf);
  }

  async update(
    tx: Tx,
    { accountId, id }: SmsPurchase,
    change: Partial<Pick<SmsPurchase, 'status' | 'invoiceId' | 'activatedAt'>>,
  ): Promise<void> {
    await tx.manager.update(SmsPurchaseEntity, { accountId, id }, change);
  }
}

function purchaseOf(row: SmsPurchaseEntity): SmsPurchase {
  const { currency, unitPriceMinor, expiryMode, validityMonths, timeZone, ...purchase } = row;
  return {
    ...purchase,
    unitPrice: { minor: unitPriceMinor, currency },
    validity: { mode: expiryMode, months: validityMonths, zone: timeZone },
  };
}
