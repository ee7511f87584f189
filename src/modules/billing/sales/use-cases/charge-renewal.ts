import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import type { Cycle } from '../../../../kernel/time/calendar.js';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Bill, type LockedOrder, StandingOrders } from '../../invoices/index.js';
import { BY_ITSELF, type Subscription, SubscriptionsRepository, termAfter } from '../../subscriptions/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { dueAct } from '../rules/renewal.js';
import { isOnAccount, type RenewalRoute } from '../rules/renewal-route.js';
import { ChargeOpenTerm } from './charge-open-term.js';
import { OwnTime } from './own-time.js';
import { PLAN, PlacePlanOrder } from './place-plan-order.js';
import { type NextTerm, PlaceRenewal } from './place-renewal.js';
import { RenewalOutcome } from './renewal-outcome.js';
import { RenewalRoutes } from './renewal-routes.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';

/** What charging a term touches. */
@Injectable()
export class RenewalTools {
  constructor(
    readonly plans: SoldPlans,
    readonly orders: PlanOrdersRepository,
    readonly subscriptions: SubscriptionsRepository,
    readonly standing: StandingOrders,
    readonly placing: PlacePlanOrder,
    readonly outcome: RenewalOutcome,
  ) {}
}

interface Due {
  before: LockedSubscription;
  route: RenewalRoute;
  /** What was ordered for the next term already. */
  order: (LockedOrder & { planOrderId: string }) | null;
}
interface Placed {
  orderId: string;
  route: RenewalRoute;
}

/** The days of the term that follows. */
export function nextTermOf({ subscription, plan }: LockedSubscription, interval: Subscription['interval']): Cycle {
  const { anchorAt, termEndAt, id } = subscription;
  if (termEndAt === null) throw new Error(`${id} has no term that could be renewed`);
  return termAfter(anchorAt, termEndAt, interval, plan.policies['quota.timezone']);
}

/** While a charge is under way the scheduler leaves its subscription alone; whoever dies in between is followed after this. */
export const UNDER_WAY_MS = HOUR_MS;

/**
 * The scheduler renews a term: bill, order, commit, then the money. What follows is the order's outcome. An order that was
 * left in the middle is finished; one that is owed is charged again.
 */
@Injectable()
export class ChargeRenewal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: RenewalTools,
    private readonly renewal: PlaceRenewal,
    private readonly again: ChargeOpenTerm,
    private readonly own: OwnTime,
    private readonly routes: RenewalRoutes,
  ) {}

  async run({ id, accountId }: { id: string; accountId: string }): Promise<void> {
    const scope = accountScope(accountId);
    const due = await this.unitOfWork.runAsWorker((tx) => this.dueIn(tx, scope, id));
    if (due === null) return;
    const { before, order, route } = due;
    if (order?.invoice) return this.again.run(scope, before.subscription, { ...order, invoiceId: order.invoice.id });
    const placed = order ? { orderId: order.orderId, route } : await this.place(scope, before, route);
    if (placed !== null) await this.pay(before.subscription, placed);
  }

  /** Orders are locked before what they are for. */
  private async dueIn(tx: Tx, scope: AccountScope, id: string): Promise<Due | null> {
    const open = await this.tools.orders.openOf(tx, scope, id);
    const order = open && (await this.tools.standing.lockFor(tx, scope, PLAN, open.id));
    const before = await this.tools.plans.lockRequired(tx, scope.accountId, id);
    if (dueAct(before.subscription, tx.now) !== 'renew') return null;
    if (order) await this.tools.subscriptions.postpone(tx, before.subscription, addMs(tx.now, UNDER_WAY_MS));
    const route = await this.routes.in(tx, scope, before.subscription);
    return { before, route, order: order && { ...order, planOrderId: open.id } };
  }

  private async pay(subscription: Subscription, { orderId, route }: Placed): Promise<void> {
    try {
      const onAccount = isOnAccount(route);
      await this.tools.placing.pay(orderId, (tx, paid) => this.own.onAccountIn(tx, subscription, paid), { onAccount });
    } catch (error) {
      // A refusal has had its consequence in the transaction that booked it.
      if (!(error instanceof Problem)) throw error;
    }
  }

  /** Null when there is nothing to charge: something changed meanwhile, or no means of payment may pay for it. */
  private async place(scope: AccountScope, before: LockedSubscription, route: RenewalRoute): Promise<Placed | null> {
    const next = await this.renewal.nextTerm(before);
    const term = nextTermOf(before, next.interval);
    const bill = await this.renewal.bill(scope, before.subscription, next, term);
    const payAs = route === 'wallet_first' ? ('prepaid' as const) : undefined;
    try {
      return await this.unitOfWork.runAsWorker(async (tx) => {
        const subscription = await this.stillDue(tx, scope, before);
        if (subscription === null) return null;
        await this.tools.subscriptions.postpone(tx, subscription, addMs(tx.now, UNDER_WAY_MS));
        if (await this.tools.orders.openOf(tx, scope, subscription.id)) return null;
        await this.routes.requirePayableIn(tx, scope, subscription, next);
        const wanted = { next, term, bill, actor: BY_ITSELF, payAs, requestKey: null };
        const { orderId } = await this.renewal.placeIn(tx, scope, subscription, wanted);
        return { orderId, route };
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.owe(scope, before.subscription, { next, term, bill });
      return null;
    }
  }

  /** Nothing can be charged. Where the service goes on all the same, its term is billed. */
  private owe(scope: AccountScope, { id }: Subscription, wanted: { next: NextTerm; term: Cycle; bill: Bill }) {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const fate = await this.tools.outcome.refuseIn(tx, scope.accountId, id);
      if (fate !== 'retry') return;
      const { subscription } = await this.tools.plans.lockRequired(tx, scope.accountId, id);
      await this.renewal.oweIn(tx, scope, subscription, { ...wanted, actor: BY_ITSELF });
    });
  }

  private async stillDue(tx: Tx, scope: AccountScope, before: LockedSubscription) {
    const { subscription } = await this.tools.plans.lockRequired(tx, scope.accountId, before.subscription.id);
    const isSame = subscription.version === before.subscription.version;
    return isSame && dueAct(subscription, tx.now) === 'renew' ? subscription : null;
  }
}
