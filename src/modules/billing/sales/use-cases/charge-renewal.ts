import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { BY_ITSELF, SubscriptionsRepository, termAfter } from '../../subscriptions/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { dueAct } from '../rules/renewal.js';
import { PlacePlanOrder } from './place-plan-order.js';
import { PlaceRenewal } from './place-renewal.js';
import { RenewalOutcome } from './renewal-outcome.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';

/** What charging a term touches. */
@Injectable()
export class RenewalTools {
  constructor(
    readonly plans: SoldPlans,
    readonly orders: PlanOrdersRepository,
    readonly subscriptions: SubscriptionsRepository,
    readonly placing: PlacePlanOrder,
    readonly outcome: RenewalOutcome,
  ) {}
}

/** While a charge is under way the scheduler leaves its subscription alone; whoever dies in between is followed after this. */
const UNDER_WAY_MS = HOUR_MS;

/** The scheduler charges another term: bill, order, commit, charge. What follows is the order's outcome. */
@Injectable()
export class ChargeRenewal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: RenewalTools,
    private readonly renewal: PlaceRenewal,
  ) {}

  async run({ id, accountId }: { id: string; accountId: string }): Promise<void> {
    const scope = accountScope(accountId);
    const before = await this.unitOfWork.runAsWorker((tx) => this.tools.plans.lockRequired(tx, accountId, id));
    const orderId = await this.placed(scope, before);
    if (orderId === null) return;
    try {
      await this.tools.placing.pay(orderId, () => Promise.resolve());
    } catch (error) {
      // A refusal has had its consequence in the transaction that booked it.
      if (!(error instanceof Problem)) throw error;
    }
  }

  /** Null when there is nothing to charge: something changed meanwhile, or there is no means of payment. */
  private async placed(scope: AccountScope, before: LockedSubscription): Promise<string | null> {
    const next = await this.renewal.nextTerm(before);
    const { anchorAt, termEndAt } = before.subscription;
    if (termEndAt === null) return null;
    const term = termAfter(anchorAt, termEndAt, next.interval, before.plan.policies['quota.timezone']);
    const bill = await this.renewal.bill(scope, before.subscription, next, term);
    try {
      return await this.unitOfWork.runAsWorker(async (tx) => {
        const subscription = await this.stillDue(tx, scope, before);
        if (subscription === null) return null;
        await this.tools.subscriptions.postpone(tx, subscription, addMs(tx.now, UNDER_WAY_MS));
        if (await this.tools.orders.openOf(tx, scope, subscription.id)) return null;
        const wanted = { next, term, bill, actor: BY_ITSELF, requestKey: null };
        return (await this.renewal.placeIn(tx, scope, subscription, wanted)).orderId;
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.unitOfWork.runAsWorker((tx) =>
        this.tools.outcome.refuseIn(tx, scope.accountId, before.subscription.id),
      );
      return null;
    }
  }

  private async stillDue(tx: Tx, scope: AccountScope, before: LockedSubscription) {
    const { subscription } = await this.tools.plans.lockRequired(tx, scope.accountId, before.subscription.id);
    const isSame = subscription.version === before.subscription.version;
    return isSame && dueAct(subscription, tx.now) === 'renew' ? subscription : null;
  }
}
