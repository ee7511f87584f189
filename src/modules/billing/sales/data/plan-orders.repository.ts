import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { PlanOrder, PlanOrderStatus } from '../rules/plan-order.js';
import { PlanOrderEntity } from './plan-order.entity.js';

@Injectable()
export class PlanOrdersRepository {
  async insert(tx: Tx, ...orders: PlanOrder[]): Promise<void> {
    await tx.manager.insert(PlanOrderEntity, orders);
  }

  lock(tx: Tx, scope: AccountScope, id: string): Promise<PlanOrder | null> {
    return tx.manager.findOne(PlanOrderEntity, {
      where: { accountId: scope.accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** In the order of their ids, so that two who lock the same ones never wait for each other in a ring. */
  unscopedLockAll(tx: Tx, ids: readonly string[]): Promise<PlanOrder[]> {
    const lock = { mode: 'pessimistic_write' as const };
    return tx.manager.find(PlanOrderEntity, { where: { id: In(ids) }, order: { id: 'ASC' }, lock });
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

  async unscopedPaid(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.manager.update(PlanOrderEntity, { id: In(ids) }, { status: 'paid' });
  }

  /** Which of these subscriptions have an upgrade or renewal that waits for its money. */
  async unscopedOpenOf(tx: Tx, subscriptions: readonly { id: string; accountId: string }[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `select subscription_id as id from plan_orders
       where account_id = any($1::uuid[]) and subscription_id = any($2::uuid[]) and status = 'open'`,
      [subscriptions.map(({ accountId }) => accountId), subscriptions.map(({ id }) => id)],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
