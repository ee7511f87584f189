import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Plan } from '../../catalogue/index.js';
import {
  firstTerm,
  type Subscription,
  SubscriptionActivation,
  SubscriptionsRepository,
  TakeStep,
  UNTOUCHED,
} from '../../subscriptions/index.js';
import type { PlanOrder } from '../rules/plan-order.js';
import type { PlanOrderOutcome } from './plan-order-outcome.js';
import { SoldPlans } from './sold-plans.js';

/** A subscription begins when, and only when, its money is there; its first term is counted from that day. */
@Injectable()
export class NewSubscriptionOutcome implements PlanOrderOutcome {
  constructor(
    private readonly subscriptions: SubscriptionsRepository,
    private readonly plans: SoldPlans,
    private readonly activation: SubscriptionActivation,
    private readonly steps: TakeStep,
    private readonly outbox: Outbox,
  ) {}

  async paidIn(tx: Tx, order: PlanOrder): Promise<'begun' | 'too_late'> {
    const plan = await this.plans.version(order.planVersionId);
    const ordered = await this.subscriptions.lock(tx, accountScope(order.accountId), order.subscriptionId);
    const change = this.begun(tx, order, plan);
    if (ordered && ordered.status !== 'pending_payment') return 'too_late';
    if (ordered) await this.activation.startIn(tx, ordered, plan, { reason: 'paid', actor: order.actor, change });
    else {
      const late = { ...orderedSubscription(tx, order, plan), ...change, status: 'active' as const };
      await this.activation.beginIn(tx, late, plan, { reason: 'ordered_and_paid', actor: order.actor });
    }
    await this.outbox.publish(tx, 'subscription.opened.v1', {
      accountId: order.accountId,
      aggregateId: order.subscriptionId,
      payload: { subscriptionId: order.subscriptionId, planId: plan.id, planOrderId: order.id },
    });
    return 'begun';
  }

  /** What was never paid for never was a subscription. Money that comes after all begins it anew. */
  async refusedIn(tx: Tx, order: PlanOrder): Promise<'drop'> {
    await this.subscriptions.remove(tx, accountScope(order.accountId), order.subscriptionId);
    return 'drop';
  }

  async withdrawnIn(tx: Tx, { accountId, subscriptionId, actor }: PlanOrder): Promise<void> {
    const ordered = await this.subscriptions.lock(tx, accountScope(accountId), subscriptionId);
    if (ordered?.status !== 'pending_payment') return;
    const change = { endedAt: tx.now, dueAt: null };
    await this.steps.run(tx, ordered, { reason: 'order_withdrawn', actor, change });
  }

  private begun(tx: Tx, { interval }: PlanOrder, plan: Plan) {
    const term = firstTerm(tx.now, interval, plan.policies['quota.timezone']);
    return { anchorAt: tx.now, termStartAt: term.start, termEndAt: term.end, dueAt: term.end };
  }
}

/** As it stands between order and payment. */
export function orderedSubscription(tx: Tx, order: Omit<PlanOrder, 'id' | 'status'>, plan: Plan): Subscription {
  return {
    ...UNTOUCHED,
    id: order.subscriptionId,
    accountId: order.accountId,
    planVersionId: order.planVersionId,
    offer: plan.offer,
    free: false,
    status: 'pending_payment',
    interval: order.interval,
    anchorAt: tx.now,
    paymentMethodId: order.paymentMethodId,
    createdAt: tx.now,
  };
}
