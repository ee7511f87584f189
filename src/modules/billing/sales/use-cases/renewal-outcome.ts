import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { ActivationParts, afterRefusal, BY_ITSELF, OpenFreeSubscription, TakeStep } from '../../subscriptions/index.js';
import type { PlanOrder } from '../rules/plan-order.js';
import type { PlanOrderOutcome } from './plan-order-outcome.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';

const REASONS = { active: 'renewed', past_due: 'caught_up', expired: 'renewed_late' } as const;

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

  async paidIn(tx: Tx, order: PlanOrder): Promise<void> {
    const { subscription, plan } = await this.plans.lockRequired(tx, order.accountId, order.subscriptionId);
    const { status, anchorAt } = subscription;
    if (status !== 'active' && status !== 'past_due' && status !== 'expired') {
      throw new Error(`a term was paid for a subscription that is ${status}`);
    }
    await this.steps.run(tx, subscription, {
      reason: REASONS[status],
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
    });
    if (order.planVersionId !== plan.versionId) {
      const after = await this.plans.version(order.planVersionId);
      const { accountId, subscriptionId } = order;
      const zone = after.policies['quota.timezone'];
      const change = { accountId, subscriptionId, before: plan.quota, after: after.quota, zone, anchorAt };
      await this.parts.planChangedIn(tx, change);
    }
    await this.outbox.publish(tx, 'subscription.renewed.v1', {
      accountId: order.accountId,
      aggregateId: order.subscriptionId,
      payload: { subscriptionId: order.subscriptionId, planOrderId: order.id },
    });
  }

  /** A customer who tries in vain loses nothing; only the scheduler's own charge counts against the subscription. */
  async refusedIn(tx: Tx, order: PlanOrder): Promise<void> {
    if (order.actor.type === BY_ITSELF.type) await this.refuseIn(tx, order.accountId, order.subscriptionId);
  }

  /** The scheduler's own charge is made anew when it never reached anybody; false where that is not its business. */
  async anewIn(tx: Tx, order: PlanOrder): Promise<boolean> {
    if (order.actor.type !== BY_ITSELF.type) return false;
    const { subscription } = await this.plans.lockRequired(tx, order.accountId, order.subscriptionId);
    if (subscription.dueAt !== null) await this.plans.waitUntil(tx, subscription, tx.now);
    return true;
  }

  /** Also when nothing could be charged at all, for want of a means of payment. */
  async refuseIn(tx: Tx, accountId: string, subscriptionId: string): Promise<void> {
    const locked = await this.plans.lockRequired(tx, accountId, subscriptionId);
    const { status } = locked.subscription;
    if (status === 'active' || status === 'past_due') await this.refused(tx, locked);
  }

  private async refused(tx: Tx, { subscription, plan }: LockedSubscription): Promise<void> {
    const { accountId, id, offer, termEndAt } = subscription;
    if (termEndAt === null || termEndAt > tx.now) return;
    const refusals = subscription.failedAttempts + 1;
    const next = afterRefusal(plan.policies, termEndAt, refusals, plan.policies['quota.timezone']);
    if (next.kind === 'retry') {
      const change = { failedAttempts: refusals, dueAt: next.at };
      await this.steps.run(tx, subscription, {
        reason: 'renewal_refused',
        actor: BY_ITSELF,
        change,
        facts: { refusals },
      });
    } else if (next.kind === 'expire') {
      const change = { failedAttempts: refusals, dueAt: next.renewableUntil, endsAt: termEndAt, endedAt: tx.now };
      await this.steps.run(tx, subscription, { reason: 'expired', actor: BY_ITSELF, change });
      await this.announceEnd(tx, accountId, id, 'expired');
    } else {
      const change = { failedAttempts: refusals, dueAt: null, endsAt: tx.now, endedAt: tx.now };
      await this.steps.run(tx, subscription, { reason: 'fell_back_to_free', actor: BY_ITSELF, change });
      await this.openFree.inTransaction(tx, accountId, offer);
      await this.announceEnd(tx, accountId, id, 'ended');
    }
    if (next.kind === 'retry') {
      await this.outbox.publish(tx, 'subscription.renewal_refused.v1', {
        accountId,
        aggregateId: id,
        payload: { subscriptionId: id, refusals },
      });
    }
  }

  private announceEnd(tx: Tx, accountId: string, id: string, status: 'ended' | 'expired'): Promise<void> {
    return this.outbox.publish(tx, 'subscription.ended.v1', {
      accountId,
      aggregateId: id,
      payload: { subscriptionId: id, status },
    });
  }
}
