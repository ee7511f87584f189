import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { ActivationParts, TakeStep } from '../../subscriptions/index.js';
import type { PlanOrder } from '../rules/plan-order.js';
import type { PlanOrderOutcome } from './plan-order-outcome.js';
import { SoldPlans } from './sold-plans.js';

/** The higher plan holds from the moment it is paid for; a lower one that was wished for later is forgotten. */
@Injectable()
export class UpgradeOutcome implements PlanOrderOutcome {
  constructor(
    private readonly plans: SoldPlans,
    private readonly steps: TakeStep,
    private readonly parts: ActivationParts,
    private readonly outbox: Outbox,
  ) {}

  async paidIn(tx: Tx, order: PlanOrder): Promise<'begun' | 'too_late'> {
    const { subscription, plan } = await this.plans.lockRequired(tx, order.accountId, order.subscriptionId);
    if (subscription.status !== 'active' && subscription.status !== 'past_due') return 'too_late';
    const after = await this.plans.version(order.planVersionId);
    const newPeriod =
      order.termStartAt === null
        ? {}
        : {
            anchorAt: tx.now,
            termStartAt: order.termStartAt,
            termEndAt: order.termEndAt,
            dueAt: order.termEndAt,
            // What is cancelled stays so, and ends with the term that has now been paid for.
            endsAt: subscription.endsAt === null ? null : order.termEndAt,
          };
    const upgraded = await this.steps.run(tx, subscription, {
      reason: 'upgraded',
      actor: order.actor,
      change: {
        planVersionId: order.planVersionId,
        interval: order.interval,
        scheduledPlanVersionId: null,
        scheduledInterval: null,
        ...newPeriod,
      },
      facts: { from: plan.code, to: after.code, planOrderId: order.id },
    });
    await this.parts.planChangedIn(tx, {
      accountId: order.accountId,
      subscriptionId: order.subscriptionId,
      before: plan.quota,
      after: after.quota,
      zone: after.policies['quota.timezone'],
      anchorAt: upgraded.anchorAt,
      anchorBefore: subscription.anchorAt,
    });
    await this.outbox.publish(tx, 'subscription.changed.v1', {
      accountId: order.accountId,
      aggregateId: order.subscriptionId,
      payload: { subscriptionId: order.subscriptionId, fromPlanId: plan.id, toPlanId: after.id },
    });
    return 'begun';
  }

  /** The plan stays what it is. */
  refusedIn(): Promise<'drop'> {
    return Promise.resolve('drop');
  }

  withdrawnIn(): Promise<void> {
    return Promise.resolve();
  }
}
