import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { type Bill, InvoicesFacade, type PaidOrder } from '../../invoices/index.js';
import { isPaidLater } from '../../payments/index.js';
import { billFor } from '../../purchase-orders/index.js';
import { priceOf, type Subscription, type SubscriptionMove, TakeStep } from '../../subscriptions/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { termLine } from '../rules/bill-lines.js';
import { salesProblems } from '../sales.errors.js';
import { orderedSubscription } from './new-subscription-outcome.js';
import { OrderPapers } from './order-papers.js';
import { overdueAt, OwnTime } from './own-time.js';
import { type PlacedPlanOrder, PlacePlanOrder } from './place-plan-order.js';
import { RequirePayable } from './require-payable.js';
import { SoldPlans } from './sold-plans.js';

export interface SubscriptionWish {
  planId: string;
  interval: Interval;
  /** Null: the newest one. */
  paymentMethodId: string | null;
  /** The purchase order that is ordered with, as it was signed. */
  purchaseOrderId?: string | null;
  requestKey: Buffer | null;
  actor: Actor;
}

/** A subscription after something was ordered for it, and how its payment stands. */
export interface OrderedPlan {
  subscription: Subscription;
  plan: Plan;
  /** Null when nothing had to be paid. */
  paid: PaidOrder | null;
  /** What it was ordered with; null for what is paid otherwise. */
  purchaseOrderId?: string | null;
  /** What waits for the end of the term. */
  scheduledPlan?: Plan;
  /** What the operator announced for a later term. */
  move?: SubscriptionMove | null;
}

/** What ordering touches. */
@Injectable()
export class OrderingTools {
  constructor(
    readonly orders: PlanOrdersRepository,
    readonly plans: SoldPlans,
    readonly placing: PlacePlanOrder,
    readonly invoices: InvoicesFacade,
    readonly steps: TakeStep,
    readonly own: OwnTime,
  ) {}
}

/** Sells a subscription: priced by the plan as it is sold today, begun by its payment. */
@Injectable()
export class OrderSubscription {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: OrderingTools,
    private readonly payable: RequirePayable,
    private readonly papers: OrderPapers,
    private readonly clock: Clock,
  ) {}

  async run(scope: AccountScope, wish: SubscriptionWish, keep: BeforeCommit<OrderedPlan>): Promise<OrderedPlan> {
    const { planOrderId, orderId } =
      (await this.tools.placing.placedBefore(scope, wish.requestKey)) ?? (await this.place(scope, wish));
    let ordered: OrderedPlan | undefined;
    await this.tools.placing.pay(orderId, async (tx, paid) => {
      const order = await this.tools.orders.find(tx, scope, planOrderId);
      const found = order && (await this.tools.plans.lock(tx, scope, order.subscriptionId));
      if (!found) throw new Error('a subscription that was ordered is gone');
      await this.awaitIn(tx, found.subscription, paid);
      ordered = { ...found, paid, purchaseOrderId: await this.papers.idOf(tx, scope, found.subscription.id) };
      await keep(tx, ordered);
    });
    if (!ordered) throw new Error('a payment was settled without an answer');
    return ordered;
  }

  /** Billed, and not paid yet: it waits for its money until the invoice is two weeks late, then the order lapses. */
  private async awaitIn(tx: Tx, subscription: Subscription, paid: PaidOrder): Promise<void> {
    if (paid.begun) return this.tools.own.onAccountIn(tx, subscription, paid);
    if (paid.invoice !== null) await this.tools.plans.waitUntil(tx, subscription, overdueAt(paid.invoice.dueDate));
  }

  private async place(scope: AccountScope, wish: SubscriptionWish): Promise<PlacedPlanOrder> {
    const paper = await this.papers.wanted(scope, wish);
    const plan = paper ? await this.tools.plans.version(paper.planVersionId) : await this.buyable(wish);
    const { interval, actor, requestKey } = wish;
    const subscriptionId = newId(this.clock.now());
    const bill = paper ? billFor(paper.bill, subscriptionId) : await this.bill(scope, subscriptionId, plan, interval);
    const order = {
      subscriptionId,
      kind: 'new' as const,
      planVersionId: plan.versionId,
      interval,
      termStartAt: null,
      termEndAt: null,
      actor,
    };
    return this.unitOfWork.run(scope, async (tx) => {
      const methodId = await this.papers.methodIn(tx, scope, wish, paper);
      await this.payable.runIn(tx, scope, methodId, { plan, interval });
      const placed = await this.tools.placing.placeIn(tx, scope, order, { bill, methodId, requestKey });
      const { accountId } = scope;
      const facts = { ...order, accountId, orderedAt: tx.now, paymentMethodId: placed.paymentMethodId };
      // Who dies before it is billed leaves an order that lapses; a charge is looked after by itself.
      const dueAt = isPaidLater(placed.kind) ? addMs(tx.now, HOUR_MS) : null;
      await this.tools.steps.begin(
        tx,
        { ...orderedSubscription(tx, facts, plan), dueAt },
        { reason: 'ordered', actor },
      );
      const written = { plan, interval, bill, subscriptionId, actor };
      await this.papers.orderWithIn(tx, scope, { paper, kind: placed.kind, written });
      return placed;
    });
  }

  private bill(scope: AccountScope, subscriptionId: string, plan: Plan, interval: Interval): Promise<Bill> {
    const lines = [termLine(subscriptionId, { plan, interval })];
    return this.tools.invoices.draft(scope, { lines, supplyPeriod: null });
  }

  private async buyable({ planId, interval }: SubscriptionWish): Promise<Plan> {
    const plan = await this.tools.plans.today(planId);
    const fault = (field: string, code: string) => ({ errors: [{ field, code, message: '' }] });
    if (plan === null) throw platformProblems.reference_not_found(fault('planId', 'reference_not_found'));
    if (plan.custom) throw salesProblems.quote_required();
    if (!plan.purchasable) throw platformProblems.validation_failed(fault('planId', 'not_allowed'));
    if (priceOf({ plan, interval }) === null)
      throw platformProblems.validation_failed(fault('interval', 'not_allowed'));
    return plan;
  }
}
