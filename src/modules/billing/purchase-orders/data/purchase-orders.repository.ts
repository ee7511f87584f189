import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { PurchaseOrder } from '../rules/purchase-order.js';
import { PurchaseOrderEntity } from './purchase-order.entity.js';

@Injectable()
export class PurchaseOrdersRepository {
  async insert(tx: Tx, order: PurchaseOrder): Promise<void> {
    await tx.manager.insert(PurchaseOrderEntity, order);
  }

  /** The next number of a series; the row is held until the transaction ends, so none is given twice. */
  async nextNumber(tx: Tx, series: string): Promise<string> {
    const [row] = await tx.query<{ sequence: string }>(
      `insert into purchase_order_series as s (series, last_sequence) values ($1, 1)
       on conflict (series) do update set last_sequence = s.last_sequence + 1
       returning last_sequence::text as sequence`,
      [series],
    );
    if (!row) throw new Error(`series ${series} gave no number`);
    return `${series}-${row.sequence.padStart(6, '0')}`;
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<PurchaseOrder | null> {
    return tx.manager.findOneBy(PurchaseOrderEntity, { accountId: scope.accountId, id });
  }

  forSubscription(tx: Tx, scope: AccountScope, subscriptionId: string): Promise<PurchaseOrder | null> {
    return tx.manager.findOneBy(PurchaseOrderEntity, { accountId: scope.accountId, subscriptionId });
  }

  /** Newest first, at most `limit`, older than `before`. */
  page(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<PurchaseOrder[]> {
    return tx.manager.find(PurchaseOrderEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** False when something was ordered with it already, also by somebody at this very moment. */
  async take(tx: Tx, scope: AccountScope, id: string, subscriptionId: string): Promise<boolean> {
    const open = { accountId: scope.accountId, id, subscriptionId: IsNull() };
    const taken = await tx.manager.update(PurchaseOrderEntity, open, { subscriptionId });
    return taken.affected === 1;
  }
}
