import { Injectable } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import type { Bill } from '../../invoices/index.js';
import type { Effective } from '../../subscriptions/index.js';
import { planChange, type PlannedChange } from '../rules/plan-change.js';
import { salesProblems } from '../sales.errors.js';
import { requireChangeable } from './require-changeable.js';
import { RequirePayable } from './require-payable.js';
import { type OrderedPlan, OrderingTools } from './order-subscription.js';
import type { PlacedPlanOrder } from './place-plan-order.js';
import type { LockedSubscription } from './sold-plans.js';

export interface PlanWish {
  subscriptionId: string;
  planId: string;
  interval: Interval | undefined;
  effective: Effective | undefined;
  requestKey: Buffer | null;
  actor: Actor;
}

interface Planned {
  running: LockedSubscription;
  after: Plan;
  interval: Interval;
  change: Exclude<PlannedChange, { kind: 'refused' }>;
  now: Instant;
}
type Outcome = { ordered: PlacedPlanOrder } | { done: OrderedPlan };

/**
 * Moves a subscription to another plan: upwards at once, for the price gap of the days that are
 * left; downwards when the term is over. The preview is made by the same rule, so it cannot say anything else.
 */
@Injectable()
export class ChangePlan {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: OrderingTools,
    private readonly payable: RequirePayable,
  ) {}

  async run(scope: AccountScope, wish: PlanWish, keep: BeforeCommit<OrderedPlan>): Promise<OrderedPlan> {
    const placed = await this.tools.placing.placedBefore(scope, wish.requestKey);
    const outcome: Outcome = placed ? { ordered: placed } : await this.decide(scope, wish, keep);
    if ('done' in outcome) return outcome.done;
    let changed: OrderedPlan | undefined;
    await this.tools.placing.pay(outcome.ordered.orderId, async (tx, paid) => {
      changed = { ...(await this.tools.plans.lockRequired(tx, scope.accountId, wish.subscriptionId)), paid };
      await keep(tx, changed);
    });
    if (!changed) throw new Error('a payment was settled without an answer');
    return changed;
  }

  /** Planned without a lock, because the bill asks others; done under it, unless something changed meanwhile. */
  private async decide(scope: AccountScope, wish: PlanWish, keep: BeforeCommit<OrderedPlan>): Promise<Outcome> {
    const after = await this.wantedPlan(wish);
    for (;;) {
      const planned = await this.planned(scope, wish, after);
      const bill = planned.change.kind === 'now' ? await this.bill(scope, planned) : null;
      const outcome = await this.unitOfWork.run(scope, async (tx) => {
        const running = await this.tools.plans.lockRequired(tx, scope.accountId, wish.subscriptionId);
        if (running.subscription.version !== planned.running.subscription.version) return null;
        if (bill === null) return { done: await this.schedule(tx, running, planned, wish, keep) };
        return { ordered: await this.order(tx, scope, planned, { wish, bill }) };
      });
      if (outcome) return outcome;
    }
  }

  private planned(scope: AccountScope, wish: PlanWish, after: Plan): Promise<Planned> {
    return this.unitOfWork.run(scope, async (tx) => {
      const locked = await this.tools.plans.lock(tx, scope, wish.subscriptionId);
      const running = requireChangeable(locked, tx.now);
      const interval = wish.interval ?? running.subscription.interval;
      const change = planChange(running, { plan: after, interval, effective: wish.effective }, tx.now);
      if (change.kind === 'refused') throw salesProblems[change.code]();
      await this.payable.ownIn(tx, scope, running.subscription.paymentMethodId, { plan: after, interval });
      return { running, after, interval, change, now: tx.now };
    });
  }

  private bill(scope: AccountScope, { running, change, now }: Planned): Promise<Bill> {
    if (change.kind !== 'now') throw new Error('only what is charged now has a bill');
    const zone = running.plan.policies['quota.timezone'];
    const supplyPeriod = { start: localDate(now, zone), end: localDate(change.period.end, zone) };
    return this.tools.invoices.draft(scope, { lines: change.lines, supplyPeriod });
  }

  private async schedule(
    tx: Tx,
    { subscription, plan }: LockedSubscription,
    { after, interval }: Planned,
    wish: PlanWish,
    keep: BeforeCommit<OrderedPlan>,
  ): Promise<OrderedPlan> {
    if (!subscription.autoRenew) throw salesProblems.subscription_cancelled();
    const scheduled = await this.tools.steps.run(tx, subscription, {
      reason: 'change_scheduled',
      actor: wish.actor,
      change: { scheduledPlanVersionId: after.versionId, scheduledInterval: interval },
      facts: { from: plan.code, to: after.code },
    });
    const done = { subscription: scheduled, plan, paid: null, scheduledPlan: after };
    await keep(tx, done);
    return done;
  }

  private async order(
    tx: Tx,
    scope: AccountScope,
    { running, after, interval, change }: Planned,
    { wish, bill }: { wish: PlanWish; bill: Bill },
  ): Promise<PlacedPlanOrder> {
    const { id: subscriptionId, paymentMethodId } = running.subscription;
    if (await this.tools.orders.openOf(tx, scope, subscriptionId)) throw salesProblems.payment_in_progress();
    const newPeriod = change.kind === 'now' && change.startsNewPeriod ? change.period : null;
    const order = {
      subscriptionId,
      kind: 'upgrade' as const,
      planVersionId: after.versionId,
      interval,
      termStartAt: newPeriod?.start ?? null,
      termEndAt: newPeriod?.end ?? null,
      actor: wish.actor,
    };
    const { requestKey } = wish;
    return this.tools.placing.placeIn(tx, scope, order, { bill, methodId: paymentMethodId, requestKey });
  }

  private async wantedPlan({ planId }: PlanWish): Promise<Plan> {
    const plan = await this.tools.plans.today(planId);
    if (plan !== null) return plan;
    throw platformProblems.reference_not_found({
      errors: [{ field: 'planId', code: 'reference_not_found', message: '' }],
    });
  }
}
