import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { PlanOrder, PlanOrderStatus } from '../rules/plan-order.js';
import { PlanOrderEntity } from './plan-order.entity.js';

@Injectable()
export class PlanOrdersRepository {
  async insert(tx: Tx, order: PlanOrder): Promise<void> {
    await tx.manager.insert(PlanOrderEntity, order);
  }

  lock(tx: Tx, scope: AccountScope, id: string): Promise<PlanOrder | null> {
    return tx.manager.findOne(PlanOrderEntity, {
      where: { accountId: scope.accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<PlanOrder | null> {
    return tx.manager.findOneBy(PlanOrderEntity, { accountId: scope.accountId, id });
  }

  /** The upgrade or renewal of a subscription that waits for its money. */
  openOf(tx: Tx, scope: AccountScope, subscriptionId: string): Promise<PlanOrder | null> {
    return tx.manager.findOneBy(PlanOrderEntity, { accountId: scope.accountId, subscriptionId, status: 'open' });
  }

  /** The attempt to be paid for an open term that is on its way; null when none is. */
  async setRetry(tx: Tx, { accountId }: AccountScope, id: string, retryPaymentId: string | null): Promise<void> {
    await tx.manager.update(PlanOrderEntity, { accountId, id }, { retryPaymentId });
  }

  async retryOf(tx: Tx, { accountId }: AccountScope, id: string): Promise<string | null> {
    return (await tx.manager.findOneBy(PlanOrderEntity, { accountId, id }))?.retryPaymentId ?? null;
  }

  async setStatus(tx: Tx, { accountId, id }: PlanOrder, status: PlanOrderStatus): Promise<void> {
    await tx.manager.update(PlanOrderEntity, { accountId, id }, { status });
  }
}
