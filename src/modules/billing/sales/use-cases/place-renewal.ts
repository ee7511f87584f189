import { Injectable } from '@nestjs/common';
import { type Cycle, localDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { type Bill, InvoicesFacade, ManyOrders } from '../../invoices/index.js';
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

/** A subscription and its next term. */
export interface Renewed {
  subscription: Subscription;
  next: NextTerm;
  term: Cycle;
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
    private readonly many: ManyOrders,
  ) {}

  async nextTerm(locked: LockedSubscription): Promise<NextTerm> {
    return (await this.nextTerms([locked]))[0]!;
  }

  /** In their order. */
  async nextTerms(locked: readonly LockedSubscription[]): Promise<NextTerm[]> {
    const moves = await this.moves.atRenewal(locked.map(({ subscription }) => subscription));
    const terms: NextTerm[] = [];
    for (const { subscription, plan } of locked) {
      const { scheduledPlanVersionId, scheduledInterval, interval } = subscription;
      const versionId = moves.get(subscription.id)?.toVersionId ?? scheduledPlanVersionId;
      const next = versionId === null ? plan : await this.plans.version(versionId);
      const wanted = { plan: next, interval: scheduledInterval ?? interval };
      terms.push(priceOf(wanted) === null ? { plan, interval } : wanted);
    }
    return terms;
  }

  /** The plan and everything that is renewed with it. */
  async bill(scope: AccountScope, subscription: Subscription, next: NextTerm, term: Cycle): Promise<Bill> {
    const [request] = await this.requests([{ subscription, next, term }]);
    return this.invoices.draft(scope, request!);
  }

  /** The same for many, in their order; null where the customer is not known well enough for an invoice. */
  async billsIn(tx: Tx, renewed: readonly Renewed[]): Promise<(Bill | null)[]> {
    return this.many.draftIn(tx, await this.requests(renewed));
  }

  private async requests(renewed: readonly Renewed[]) {
    const wanted = renewed.map(({ subscription, next: { plan } }) => ({ subscription, plan }));
    const extras = await this.extras.linesOf(wanted);
    return renewed.map(({ subscription: { id, accountId }, next, term }) => {
      const zone = next.plan.policies['quota.timezone'];
      const supplyPeriod = { start: localDate(term.start, zone), end: localDate(term.end, zone) };
      return { accountId, lines: [termLine(id, next), ...(extras.get(id) ?? [])], supplyPeriod };
    });
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

/** As it is ordered. */
export function orderOf(subscriptionId: string, { next, term, actor }: Omit<WantedTerm, 'bill'>): NewPlanOrder {
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
