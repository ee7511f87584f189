import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import type { Order, OrderSubject } from '../../invoices/index.js';
import { OwnTime } from './own-time.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { PLAN_ORDER_STATES, type PlanOrder, type PlanOrderKind } from '../rules/plan-order.js';
import { NewSubscriptionOutcome } from './new-subscription-outcome.js';
import { PLAN } from './place-plan-order.js';
import type { PaidFate, PlanOrderOutcome } from './plan-order-outcome.js';
import { RenewalOutcome } from './renewal-outcome.js';
import { UpgradeOutcome } from './upgrade-outcome.js';

/** Hands what became of the money to the kind of order it was for, once. */
@Injectable()
export class PlanOrders implements OrderSubject {
  readonly name = PLAN;
  private readonly outcomes: Record<PlanOrderKind, PlanOrderOutcome>;

  constructor(
    private readonly orders: PlanOrdersRepository,
    private readonly own: OwnTime,
    private readonly outbox: Outbox,
    opening: NewSubscriptionOutcome,
    upgrade: UpgradeOutcome,
    private readonly renewal: RenewalOutcome,
  ) {
    this.outcomes = { new: opening, upgrade, renewal };
  }

  paidIn(tx: Tx, order: Order): Promise<void> {
    return this.paidAllIn(tx, [order]);
  }

  async paidAllIn(tx: Tx, orders: readonly Order[]): Promise<void> {
    const kinds = new Map(orders.map(({ subjectId, paymentKind }) => [subjectId, paymentKind]));
    const locked = await this.orders.unscopedLockAll(tx, [...kinds.keys()]);
    if (locked.length < kinds.size) throw new Error('an order names a plan order that does not exist');
    const fresh = locked.filter(({ status }) => PLAN_ORDER_STATES.mayBecome(status, 'paid'));
    if (fresh.length === 0) return;
    await this.orders.unscopedPaid(
      tx,
      fresh.map(({ id }) => id),
    );
    for (const [kind, planOrders] of groupBy(fresh, (one) => one.kind)) {
      const fates = await this.begin(tx, this.outcomes[kind], planOrders);
      for (const [i, planOrder] of planOrders.entries()) {
        if (fates[i] === 'begun') await this.own.beganIn(tx, planOrder, kinds.get(planOrder.id) ?? null);
        else await this.cameTooLate(tx, planOrder);
      }
    }
  }

  private async begin(tx: Tx, outcome: PlanOrderOutcome, planOrders: readonly PlanOrder[]): Promise<PaidFate[]> {
    if (outcome.paidAllIn) return outcome.paidAllIn(tx, planOrders);
    const fates: PaidFate[] = [];
    for (const planOrder of planOrders) fates.push(await outcome.paidIn(tx, planOrder));
    return fates;
  }

  /** What is owed all the same stays open: its invoice waits for the money. */
  async refusedIn(tx: Tx, order: Order): Promise<'drop' | 'bill'> {
    const planOrder = await this.locked(tx, order);
    if (!PLAN_ORDER_STATES.mayBecome(planOrder.status, 'refused')) return 'drop';
    const outcome = this.outcomes[planOrder.kind];
    const fate = order.invoiceId === null ? await outcome.refusedIn(tx, planOrder) : 'drop';
    if (fate === 'bill') return fate;
    await this.orders.setStatus(tx, planOrder, 'refused');
    if (order.invoiceId !== null) await outcome.withdrawnIn(tx, planOrder);
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

  /** The money is there and nothing is left to begin: it goes back where it can be used. */
  private cameTooLate(tx: Tx, { id, accountId, subscriptionId }: PlanOrder): Promise<void> {
    const payload = { subscriptionId, planOrderId: id };
    return this.outbox.publish(tx, 'plan_order.came_too_late.v1', { accountId, aggregateId: id, payload });
  }

  private async locked(tx: Tx, { accountId, subjectId }: Order): Promise<PlanOrder> {
    const order = await this.orders.lock(tx, accountScope(accountId), subjectId);
    if (order === null) throw new Error('an order names a plan order that does not exist');
    return order;
  }
}
