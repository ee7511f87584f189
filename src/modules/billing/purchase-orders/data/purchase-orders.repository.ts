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
