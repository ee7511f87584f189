import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import type { Texts } from '../../../../kernel/texts.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import type { AddOnKind } from '../../catalogue/index.js';
import type { BillRequest, Order, PlacedOrder } from '../../invoices/index.js';
import type { PaymentKind } from '../../payments/index.js';
import { WaysToPay } from '../../ways-to-pay/index.js';
import { addOnProblems } from '../add-ons.errors.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import { describeAddOn } from '../rules/add-on-texts.table.js';
import { offerAddOn } from '../rules/offer-add-on.js';
import { AddOnOrders } from './add-on-orders.js';
import { addOnOf, billRequest, sellerOf, termOf } from './order-add-on.js';
import { SoldSubscriptions } from './sold-subscriptions.js';

interface WantedAddOn {
  kind: AddOnKind;
  quantity: number;
  /** Where the quantity was said, for whoever said too much. */
  field: string;
}

interface AddOnOnSale {
  kind: AddOnKind;
  subscriptionId: string;
  name: Texts;
  price: Money;
}

/** Priced, and ready to be written beside the order that pays for all of it. */
interface DraftedAddOns {
  bills: BillRequest[];
  /** 422 unless the plans of all of them can be paid for so. */
  requirePayableIn(tx: Tx, kind: PaymentKind): Promise<void>;
  placeIn(tx: Tx, placed: PlacedOrder): Promise<void>;
}

/** Add-ons as goods of a shop: several in one order, each for the oldest subscription whose plan sells it. */
@Injectable()
export class SellAddOns {
  constructor(
    private readonly addOns: AddOnsRepository,
    private readonly subscriptions: SoldSubscriptions,
    private readonly orders: AddOnOrders,
    private readonly ways: WaysToPay,
    private readonly clock: Clock,
  ) {}

  async onSale(scope: AccountScope): Promise<AddOnOnSale[]> {
    const running = await this.subscriptions.running(scope);
    const kinds = new Set(running.flatMap(({ plan }) => plan.addOns.map(({ kind }) => kind)));
    return [...kinds].flatMap((kind) => {
      const seller = sellerOf(running, kind);
      if (!seller) return [];
      const { subscription, plan } = seller;
      const offer = offerAddOn(plan, { kind, quantity: 1 });
      if (offer.kind !== 'sold') return [];
      const name = describeAddOn(kind, plan.name);
      return [{ kind, subscriptionId: subscription.id, name, price: offer.unitPrice }];
    });
  }

  /** @throws subscription_not_active or add_on_not_available when nothing that runs sells one of them */
  async draft(scope: AccountScope, wanted: readonly WantedAddOn[]): Promise<DraftedAddOns> {
    const running = await this.subscriptions.running(scope);
    const now = this.clock.now();
    const drafts = wanted.map((one) => {
      const sold = sellerOf(running, one.kind) ?? running[0];
      if (!sold) throw addOnProblems.subscription_not_active();
      const addOn = addOnOf(one, sold, now, one.field);
      return { addOn, term: termOf(sold), bill: billRequest(addOn, sold, now) };
    });
    return {
      bills: drafts.map(({ bill }) => bill),
      requirePayableIn: async (tx, kind) => {
        for (const { term } of drafts) await this.ways.requireUsableIn(tx, scope, { ...term, kind });
      },
      placeIn: async (tx, { orderId, payment }) => {
        const paidBy = { orderId, paymentId: payment?.id ?? null, paymentMethodId: payment?.methodId ?? null };
        for (const { addOn } of drafts) await this.addOns.insert(tx, { ...addOn, ...paidBy });
      },
    };
  }

  /** What this order is for begins. */
  async paidIn(tx: Tx, order: Order): Promise<void> {
    const addOns = await this.addOns.lockOfOrder(tx, accountScope(order.accountId), order.id);
    for (const addOn of addOns) await this.orders.beginIn(tx, addOn, order);
  }

  async refusedIn(tx: Tx, order: Order): Promise<void> {
    const addOns = await this.addOns.lockOfOrder(tx, accountScope(order.accountId), order.id);
    for (const addOn of addOns) await this.orders.refuseIn(tx, addOn);
  }
}
