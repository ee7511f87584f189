import { Injectable } from '@nestjs/common';
import { type AccountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Actor } from '../../../accounts/index.js';
import { isInForce, periodAt, TakeStep } from '../../subscriptions/index.js';
import { salesProblems } from '../sales.errors.js';
import type { OrderedPlan } from './order-subscription.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';

/** Cancelling, to the last minute of the term; taking that back; and taking a scheduled change back. */
@Injectable()
export class EndAndResume {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SoldPlans,
    private readonly steps: TakeStep,
    private readonly outbox: Outbox,
  ) {}

  /** Works until the term ends and then ends there; nothing is given back. Asked twice, it is one. */
  cancel(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<OrderedPlan>): Promise<OrderedPlan> {
    return this.change(scope, id, keep, async (tx, { subscription, plan }) => {
      // Past its last day it is too late: what was refused is tried again, and then it ends by itself.
      if (!isInForce(subscription, tx.now) || subscription.status !== 'active') {
        throw salesProblems.subscription_not_running();
      }
      if (subscription.free) throw salesProblems.subscription_not_changeable();
      if (!subscription.autoRenew) return subscription;
      const { end } = periodAt(subscription, tx.now, plan.policies['quota.timezone']);
      const cancelled = await this.steps.run(tx, subscription, {
        reason: 'cancelled',
        actor,
        change: {
          autoRenew: false,
          cancelledAt: tx.now,
          endsAt: end,
          dueAt: end,
          scheduledPlanVersionId: null,
          scheduledInterval: null,
        },
      });
      await this.outbox.publish(tx, 'subscription.cancelled.v1', {
        accountId: scope.accountId,
        aggregateId: id,
        payload: { subscriptionId: id },
      });
      return cancelled;
    });
  }

  resume(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<OrderedPlan>): Promise<OrderedPlan> {
    return this.change(scope, id, keep, (tx, { subscription }) => {
      if (subscription.cancelledAt === null) throw salesProblems.not_cancelled();
      if (!isInForce(subscription, tx.now)) throw salesProblems.use_renew();
      const change = { autoRenew: true, cancelledAt: null, endsAt: null, dueAt: subscription.termEndAt };
      return this.steps.run(tx, subscription, { reason: 'resumed', actor, change });
    });
  }

  takeBackChange(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<OrderedPlan>): Promise<OrderedPlan> {
    return this.change(scope, id, keep, (tx, { subscription }) => {
      if (subscription.scheduledPlanVersionId === null) throw salesProblems.no_scheduled_change();
      if (subscription.status !== 'active') throw salesProblems.subscription_not_running();
      const change = { scheduledPlanVersionId: null, scheduledInterval: null };
      return this.steps.run(tx, subscription, { reason: 'change_taken_back', actor, change });
    });
  }

  private change(
    scope: AccountScope,
    id: string,
    keep: BeforeCommit<OrderedPlan>,
    apply: (tx: Tx, locked: LockedSubscription) => Promise<OrderedPlan['subscription']> | OrderedPlan['subscription'],
  ): Promise<OrderedPlan> {
    return this.unitOfWork.run(scope, async (tx) => {
      const locked = await this.plans.lock(tx, scope, id);
      if (locked === null) throw platformProblems.not_found();
      const subscription = await apply(tx, locked);
      const changed = { subscription, plan: locked.plan, paid: null, move: await this.plans.moveOf(subscription) };
      await keep(tx, changed);
      return changed;
    });
  }
}
