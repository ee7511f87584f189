import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import type { Order, OrderSubject } from '../../invoices/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { PLAN_ORDER_STATES, type PlanOrder, type PlanOrderKind } from '../rules/plan-order.js';
import { NewSubscriptionOutcome } from './new-subscription-outcome.js';
import { PLAN } from './place-plan-order.js';
import type { PlanOrderOutcome } from './plan-order-outcome.js';
import { RenewalOutcome } from './renewal-outcome.js';
import { UpgradeOutcome } from './upgrade-outcome.js';

/** Hands what became of the money to the kind of order it was for, once. */
@Injectable()
export class PlanOrders implements OrderSubject {
  readonly name = PLAN;
  private readonly outcomes: Record<PlanOrderKind, PlanOrderOutcome>;

  constructor(
    private readonly orders: PlanOrdersRepository,
    opening: NewSubscriptionOutcome,
    upgrade: UpgradeOutcome,
    private readonly renewal: RenewalOutcome,
  ) {
    this.outcomes = { new: opening, upgrade, renewal };
  }

  async paidIn(tx: Tx, order: Order): Promise<void> {
    const planOrder = await this.locked(tx, order);
    if (!PLAN_ORDER_STATES.mayBecome(planOrder.status, 'paid')) return;
    await this.orders.setStatus(tx, planOrder, 'paid');
    await this.outcomes[planOrder.kind].paidIn(tx, planOrder);
  }

  async refusedIn(tx: Tx, order: Order): Promise<'drop'> {
    const planOrder = await this.locked(tx, order);
    if (!PLAN_ORDER_STATES.mayBecome(planOrder.status, 'refused')) return 'drop';
    await this.orders.setStatus(tx, planOrder, 'refused');
    await this.outcomes[planOrder.kind].refusedIn(tx, planOrder);
    return 'drop';
  }

  /** The scheduler asks again at once for a term whose charge was never attempted; a customer does so himself. */
  async anewIn(tx: Tx, order: Order): Promise<boolean> {
    const planOrder = await this.locked(tx, order);
    if (planOrder.status !== 'open' || planOrder.kind !== 'renewal') return false;
    if (!(await this.renewal.anewIn(tx, planOrder))) return false;
    await this.orders.setStatus(tx, planOrder, 'refused');
    return true;
  }

  private async locked(tx: Tx, { accountId, subjectId }: Order): Promise<PlanOrder> {
    const order = await this.orders.lock(tx, accountScope(accountId), subjectId);
    if (order === null) throw new Error('an order names a plan order that does not exist');
    return order;
  }
}
