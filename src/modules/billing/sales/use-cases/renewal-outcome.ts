import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Plan } from '../../catalogue/index.js';
import {
  ActivationParts,
  type AfterRefusal,
  afterRefusal,
  BY_ITSELF,
  OpenFreeSubscription,
  type Step,
  type Subscription,
  TakeStep,
} from '../../subscriptions/index.js';
import type { PlanOrder } from '../rules/plan-order.js';
import type { PaidFate, PlanOrderOutcome } from './plan-order-outcome.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';

const REASONS = { active: 'renewed', past_due: 'caught_up', expired: 'renewed_late' } as const;

/** Null where nothing is left that could be renewed. */
function renewalBy(order: PlanOrder, locked: ReadonlyMap<string, LockedSubscription>) {
  const found = locked.get(order.subscriptionId);
  if (!found) throw new Error('an order is for a subscription that is gone');
  const { status } = found.subscription;
  if (status !== 'active' && status !== 'past_due' && status !== 'expired') return null;
  return { ...found, order, step: stepOf(order, REASONS[status]) };
}

function stepOf(order: PlanOrder, reason: Step['reason']): Step {
  return {
    reason,
    actor: order.actor,
    change: {
      planVersionId: order.planVersionId,
      interval: order.interval,
      termStartAt: order.termStartAt,
      termEndAt: order.termEndAt,
      dueAt: order.termEndAt,
      paymentMethodId: order.paymentMethodId,
      scheduledPlanVersionId: null,
      scheduledInterval: null,
      failedAttempts: 0,
      autoRenew: true,
      cancelledAt: null,
      endsAt: null,
      endedAt: null,
    },
    facts: { planOrderId: order.id },
  };
}

/** Another term when it is paid for; else what the offer's terms say happens then. */
@Injectable()
export class RenewalOutcome implements PlanOrderOutcome {
  constructor(
    private readonly plans: SoldPlans,
    private readonly steps: TakeStep,
    private readonly openFree: OpenFreeSubscription,
    private readonly outbox: Outbox,
    private readonly parts: ActivationParts,
  ) {}

  async paidIn(tx: Tx, order: PlanOrder): Promise<PaidFate> {
    return (await this.paidAllIn(tx, [order]))[0]!;
  }

  async paidAllIn(tx: Tx, orders: readonly PlanOrder[]): Promise<PaidFate[]> {
    const locked = await this.plans.unscopedLockAll(
      tx,
      orders.map((order) => order.subscriptionId),
    );
    const renewed = orders.flatMap((order) => renewalBy(order, locked) ?? []);
    if (renewed.length > 0) await this.steps.runAll(tx, renewed);
    for (const { order, plan, subscription } of renewed) {
      if (order.planVersionId !== plan.versionId) await this.changePlan(tx, order, plan, subscription);
      await this.outbox.publish(tx, 'subscription.renewed.v1', {
        accountId: order.accountId,
        aggregateId: order.subscriptionId,
        payload: { subscriptionId: order.subscriptionId, planOrderId: order.id },
      });
    }
    const begun = new Set(renewed.map(({ order }) => order));
    return orders.map((order) => (begun.has(order) ? 'begun' : 'too_late'));
  }

  private async changePlan(tx: Tx, order: PlanOrder, plan: Plan, { anchorAt }: Subscription): Promise<void> {
    const after = await this.plans.version(order.planVersionId);
    const { accountId, subscriptionId } = order;
    const zone = after.policies['quota.timezone'];
    const change = { accountId, subscriptionId, before: plan.quota, after: after.quota, zone, anchorAt };
    await this.parts.planChangedIn(tx, change);
  }

  /** A customer who tries in vain loses nothing; only the scheduler's own charge counts against the subscription. */
  async refusedIn(tx: Tx, order: PlanOrder): Promise<'drop' | 'bill'> {
    if (order.actor.type !== BY_ITSELF.type) return 'drop';
    return (await this.refuseIn(tx, order.accountId, order.subscriptionId)) === 'retry' ? 'bill' : 'drop';
  }

  /** The term is asked for again when its next attempt is due. */
  withdrawnIn(): Promise<void> {
    return Promise.resolve();
  }

  /** The scheduler's own charge is made anew when it never reached anybody; false where that is not its business. */
  async anewIn(tx: Tx, order: PlanOrder): Promise<boolean> {
    if (order.actor.type !== BY_ITSELF.type) return false;
    const { subscription } = await this.plans.lockRequired(tx, order.accountId, order.subscriptionId);
    if (subscription.dueAt !== null) await this.plans.waitUntil(tx, subscription, tx.now);
    return true;
  }

  /**
   * Also when nothing could be charged at all, for want of a means of payment.
   * @returns what follows; null where nothing was due any more
   */
  async refuseIn(tx: Tx, accountId: string, subscriptionId: string): Promise<AfterRefusal['kind'] | null> {
    const locked = await this.plans.lockRequired(tx, accountId, subscriptionId);
    const { status, termEndAt } = locked.subscription;
    const isDue = (status === 'active' || status === 'past_due') && termEndAt !== null && termEndAt <= tx.now;
    return isDue ? this.refused(tx, locked, termEndAt) : null;
  }

  private async refused(tx: Tx, { subscription, plan }: LockedSubscription, termEnd: Instant) {
    const failedAttempts = subscription.failedAttempts + 1;
    const next = afterRefusal(plan.policies, termEnd, failedAttempts, plan.policies['quota.timezone']);
    const step = (reason: Step['reason'], change: Step['change']) =>
      this.steps.run(tx, subscription, {
        reason,
        actor: BY_ITSELF,
        change: { failedAttempts, ...change },
        facts: { refusals: failedAttempts },
      });
    if (next.kind === 'retry') {
      await step('renewal_refused', { dueAt: next.at });
      await this.announceRefusal(tx, subscription, failedAttempts);
    } else if (next.kind === 'expire') {
      await step('expired', { dueAt: next.renewableUntil, endsAt: termEnd, endedAt: tx.now });
      await this.announceEnd(tx, subscription, 'expired');
    } else {
      await step('fell_back_to_free', { dueAt: null, endsAt: tx.now, endedAt: tx.now });
      await this.openFree.inTransaction(tx, subscription.accountId, subscription.offer);
      await this.announceEnd(tx, subscription, 'ended');
    }
    return next.kind;
  }

  private announceRefusal(tx: Tx, { accountId, id }: Subscription, refusals: number): Promise<void> {
    const payload = { subscriptionId: id, refusals };
    return this.outbox.publish(tx, 'subscription.renewal_refused.v1', { accountId, aggregateId: id, payload });
  }

  private announceEnd(tx: Tx, { accountId, id }: Subscription, status: 'ended' | 'expired'): Promise<void> {
    const payload = { subscriptionId: id, status };
    return this.outbox.publish(tx, 'subscription.ended.v1', { accountId, aggregateId: id, payload });
  }
}
