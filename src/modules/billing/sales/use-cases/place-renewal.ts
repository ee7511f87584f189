import { Injectable } from '@nestjs/common';
import { type Cycle, localDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { type Bill, InvoicesFacade } from '../../invoices/index.js';
import type { PaymentKind } from '../../payments/index.js';
import { priceOf, type Subscription } from '../../subscriptions/index.js';
import { termLine } from '../rules/bill-lines.js';
import { type NewPlanOrder, PlacePlanOrder, type PlacedPlanOrder } from './place-plan-order.js';
import { AnnouncedMoves } from '../../plan-migrations/index.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';
import { RenewalExtras } from './renewal-extras.js';

/**
 * What the next term is for: the same plan version again, the change that waits for it, or the version that the operator
 * moves the customer to and told him of in time (D-17).
 */
export interface NextTerm {
  plan: Plan;
  interval: Interval;
}

interface WantedTerm {
  next: NextTerm;
  term: Cycle;
  bill: Bill;
  actor: Actor;
}

/** Bills and orders another term; the same for the scheduler and for a customer who pays late. */
@Injectable()
export class PlaceRenewal {
  constructor(
    private readonly plans: SoldPlans,
    private readonly invoices: InvoicesFacade,
    private readonly placing: PlacePlanOrder,
    private readonly extras: RenewalExtras,
    private readonly moves: AnnouncedMoves,
  ) {}

  async nextTerm({ subscription, plan }: LockedSubscription): Promise<NextTerm> {
    const { scheduledPlanVersionId, scheduledInterval, interval } = subscription;
    const move = await this.moves.atRenewal(subscription);
    const versionId = move?.toVersionId ?? scheduledPlanVersionId;
    const next = versionId === null ? plan : await this.plans.version(versionId);
    const wanted = { plan: next, interval: scheduledInterval ?? interval };
    return priceOf(wanted) === null ? { plan, interval } : wanted;
  }

  /** The plan and everything that is renewed with it. */
  async bill(scope: AccountScope, subscription: Subscription, next: NextTerm, term: Cycle): Promise<Bill> {
    const zone = next.plan.policies['quota.timezone'];
    const lines = [termLine(subscription.id, next), ...(await this.extras.linesOf(scope, subscription, next.plan))];
    const supplyPeriod = { start: localDate(term.start, zone), end: localDate(term.end, zone) };
    return this.invoices.draft(scope, { lines, supplyPeriod });
  }

  placeIn(
    tx: Tx,
    scope: AccountScope,
    { id, paymentMethodId }: Subscription,
    wanted: WantedTerm & { methodId?: string | null; payAs?: PaymentKind; requestKey: Buffer | null },
  ): Promise<PlacedPlanOrder> {
    const { bill, requestKey, payAs } = wanted;
    const methodId = wanted.methodId ?? paymentMethodId;
    return this.placing.placeIn(tx, scope, orderOf(id, wanted), { bill, methodId, requestKey, payAs });
  }

  /** Bills a term that is owed although nothing can be charged for it. */
  async oweIn(tx: Tx, scope: AccountScope, { id }: Subscription, wanted: WantedTerm): Promise<void> {
    const { orderId } = await this.placing.placeOwedIn(tx, scope, orderOf(id, wanted), wanted.bill);
    await this.invoices.billIn(tx, orderId, { dueInDays: 0 });
  }
}

function orderOf(subscriptionId: string, { next, term, actor }: WantedTerm): NewPlanOrder {
  return {
    subscriptionId,
    kind: 'renewal',
    planVersionId: next.plan.versionId,
    interval: next.interval,
    termStartAt: term.start,
    termEndAt: term.end,
    actor,
  };
}
