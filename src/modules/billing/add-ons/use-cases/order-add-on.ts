import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import type { Money } from '../../../../kernel/money.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { type AccountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import type { AddOnKind, Interval, Plan } from '../../catalogue/index.js';
import { type BillRequest, InvoicesFacade, type PaidOrder } from '../../invoices/index.js';
import { isInForce, periodAt } from '../../subscriptions/index.js';
import { WaysToPay } from '../../ways-to-pay/index.js';
import { addOnProblems } from '../add-ons.errors.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import type { AddOn } from '../rules/add-on.js';
import { firstMonth, priceOfMonth } from '../rules/add-on-month.js';
import { describeAddOn } from '../rules/add-on-texts.table.js';
import { offerAddOn } from '../rules/offer-add-on.js';
import { ADD_ON } from './add-on-orders.js';
import { type SoldSubscription, SoldSubscriptions } from './sold-subscriptions.js';

export interface AddOnOrder {
  /** Null: the oldest that runs and sells it. */
  subscriptionId: string | null;
  kind: AddOnKind;
  quantity: number;
  /** Agreed on with the customer; the plan's own when left out. */
  price?: Money | null;
  /** What is paid later begins at once, and its invoice is open. */
  onAccount?: boolean;
  /** Null: the subscription's own method, or else the newest one. */
  paymentMethodId: string | null;
  requestKey: Buffer | null;
  actor: Actor;
}

export interface OrderedAddOn {
  addOn: AddOn;
  paid: PaidOrder;
}

interface Placed {
  addOnId: string;
  orderId: string;
}

/** Sells an add-on: price from the plan that was sold, invoice and activation when, and only when, the money is there. */
@Injectable()
export class OrderAddOn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly addOns: AddOnsRepository,
    private readonly subscriptions: SoldSubscriptions,
    private readonly invoices: InvoicesFacade,
    private readonly ways: WaysToPay,
    private readonly clock: Clock,
  ) {}

  async run(scope: AccountScope, wanted: AddOnOrder, keep: BeforeCommit<OrderedAddOn>): Promise<OrderedAddOn> {
    const { addOnId, orderId } = (await this.placedBefore(scope, wanted)) ?? (await this.place(scope, wanted));
    let ordered: OrderedAddOn | undefined;
    const settled = async (tx: Tx, paid: PaidOrder): Promise<void> => {
      ordered = { addOn: await this.required(tx, scope, addOnId), paid };
      await keep(tx, ordered);
    };
    await this.invoices.pay(orderId, settled, { onAccount: wanted.onAccount ?? false });
    if (!ordered) throw new Error(`order ${orderId} was settled without an answer`);
    return ordered;
  }

  private async placedBefore(scope: AccountScope, { requestKey }: AddOnOrder): Promise<Placed | null> {
    const placed = await this.invoices.placedBefore(scope, requestKey);
    return placed === null ? null : { addOnId: placed.subjectId, orderId: placed.orderId };
  }

  private async place(scope: AccountScope, wanted: AddOnOrder): Promise<Placed> {
    const sold = await this.soldTo(scope, wanted);
    const addOn = addOnOf(wanted, sold, this.clock.now());
    const bill = await this.invoices.draft(scope, billRequest(addOn, sold, this.clock.now()));
    return this.unitOfWork.run(scope, async (tx) => {
      const methodId = wanted.paymentMethodId ?? sold.subscription.paymentMethodId;
      const method = await this.invoices.methodIn(tx, scope, methodId, 'paymentMethod');
      await this.ways.requireUsableIn(tx, scope, { ...termOf(sold), kind: method.kind });
      const { requestKey, actor } = wanted;
      const order = { subject: ADD_ON, subjectId: addOn.id, bill, method, requestKey, actor };
      const { payment, orderId } = await this.invoices.placeIn(tx, scope, order);
      await this.addOns.insert(tx, { ...addOn, orderId, paymentId: payment?.id ?? null });
      return { addOnId: addOn.id, orderId };
    });
  }

  private async soldTo(scope: AccountScope, { subscriptionId, kind }: AddOnOrder): Promise<SoldSubscription> {
    if (subscriptionId !== null) return this.subscriptions.required(scope, subscriptionId);
    const running = await this.subscriptions.running(scope);
    const sold = sellerOf(running, kind) ?? running[0];
    if (!sold) throw addOnProblems.subscription_not_active();
    return sold;
  }

  private async required(tx: Tx, scope: AccountScope, id: string): Promise<AddOn> {
    const addOn = await this.addOns.find(tx, scope, id);
    if (addOn === null) throw new Error('an add-on that was ordered is gone');
    return addOn;
  }
}

/** What is ordered, before it is placed. @throws when the plan does not sell it, or not so many; names `field` */
export function addOnOf(
  wanted: Pick<AddOnOrder, 'kind' | 'quantity'> & Partial<Pick<AddOnOrder, 'paymentMethodId' | 'price'>>,
  { subscription, plan }: SoldSubscription,
  now: Instant,
  field = 'quantity',
): AddOn {
  if (!isInForce(subscription, now)) throw addOnProblems.subscription_not_active();
  const offer = offerAddOn(plan, wanted);
  if (offer.kind === 'not_available') throw addOnProblems.add_on_not_available({ extra: { kind: wanted.kind } });
  if (offer.kind === 'too_many') {
    const message = `At most ${offer.most} at once.`;
    throw platformProblems.validation_failed({ errors: [{ field, code: 'too_large', message }] });
  }
  return {
    id: newId(now),
    accountId: subscription.accountId,
    subscriptionId: subscription.id,
    kind: wanted.kind,
    quantity: wanted.quantity,
    unitPrice: wanted.price ?? offer.unitPrice,
    priceAgreed: (wanted.price ?? null) !== null,
    status: 'pending_payment',
    orderId: null,
    paymentId: null,
    invoiceId: null,
    orderedAt: now,
    activatedAt: null,
    endedAt: null,
    period: offer.period,
    paymentMethodId: wanted.paymentMethodId ?? null,
    paidUntil: null,
    dueAt: null,
    cancelledAt: null,
  };
}

/** The oldest whose plan sells this. */
export function sellerOf(running: readonly SoldSubscription[], kind: AddOnKind): SoldSubscription | undefined {
  return running.find(({ plan }) => offerAddOn(plan, { kind, quantity: 1 }).kind === 'sold');
}

/** What an add-on is paid for as: it belongs to the term that its plan was sold for. */
export function termOf({ subscription, plan }: SoldSubscription): { plan: Plan; interval: Interval } {
  return { plan, interval: subscription.interval };
}

/** From today to the end of the running term, or of the first month. */
export function billRequest(addOn: AddOn, { subscription, plan }: SoldSubscription, now: Instant): BillRequest {
  const zone = plan.policies['quota.timezone'];
  const { end, unitPrice } = firstPart(addOn, { subscription, plan }, now);
  return {
    lines: [
      {
        kind: addOn.kind,
        subscriptionId: wireId('sub', subscription.id),
        description: describeAddOn(addOn.kind, plan.name),
        quantity: addOn.quantity,
        unitPrice,
      },
    ],
    supplyPeriod: { start: localDate(now, zone), end: localDate(end, zone) },
  };
}

function firstPart(
  { period, unitPrice }: AddOn,
  { subscription, plan }: SoldSubscription,
  now: Instant,
): { end: Instant; unitPrice: Money } {
  const zone = plan.policies['quota.timezone'];
  const month = period === 'month' ? firstMonth(now, subscription, zone) : null;
  if (month === null) return { end: periodAt(subscription, now, zone).end, unitPrice };
  return { end: month.end, unitPrice: priceOfMonth(unitPrice, month) };
}
