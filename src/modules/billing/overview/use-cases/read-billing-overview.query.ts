import { Injectable } from '@nestjs/common';
import { toWireMoney } from '../../../../kernel/money.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { Catalogue, type Interval, isFree, type Plan } from '../../catalogue/index.js';
import { type BillingDetailsView, GetBillingDetails, presentBillingDetails } from '../../customers/index.js';
import { type InvoiceView, presentInvoice, ReadInvoices } from '../../invoices/index.js';
import { type MoneyView, type PaymentMethodView, presentPaymentMethod, ReadPayments } from '../../payments/index.js';
import {
  isInForce,
  ListSubscriptions,
  presentSubscription,
  type SoldSubscription,
  type SubscriptionView,
} from '../../subscriptions/index.js';
import { WalletFacade } from '../../wallet/index.js';

/** More than anybody has; the lists themselves are paged. */
const MOST_SUBSCRIPTIONS = 100;
const MOST_METHODS = 100;
const INVOICES_SHOWN = 10;

/** A subscription in force, as it matters for what can be bought next. */
export interface RunningPlan {
  subscriptionId: string;
  planId: string;
  offer: string;
  interval: Interval;
  /** False for what was given or cancelled, and while a payment is owed. */
  changeable: boolean;
}

/** As the lists of billing answer each of them; newest first. */
export interface BillingOverview {
  billingDetails: BillingDetailsView | null;
  paymentMethods: PaymentMethodView[];
  subscriptions: SubscriptionView[];
  /** Oldest first. */
  running: RunningPlan[];
  invoices: InvoiceView[];
  wallet: { balance: MoneyView };
}

/** What was paid, is owed, and is kept for later. */
@Injectable()
export class OverviewOfMoney {
  constructor(
    readonly payments: ReadPayments,
    readonly invoices: ReadInvoices,
    readonly wallet: WalletFacade,
  ) {}
}

/** A fixed number of queries, however much was bought. */
@Injectable()
export class ReadBillingOverview {
  constructor(
    private readonly details: GetBillingDetails,
    private readonly money: OverviewOfMoney,
    private readonly subscriptions: ListSubscriptions,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async run(scope: AccountScope): Promise<BillingOverview> {
    const now = this.clock.now();
    const judged = await this.details.run(scope);
    const sold = await this.sold(scope);
    const methods = await this.money.payments.methodPage(scope, MOST_METHODS, null);
    const invoices = await this.money.invoices.page(scope, INVOICES_SHOWN, null);
    return {
      billingDetails: judged.details === null ? null : presentBillingDetails(judged),
      paymentMethods: methods.slice(0, MOST_METHODS).map(presentPaymentMethod),
      subscriptions: sold.map((one) => presentSubscription(one, now)),
      running: this.runningOf(sold),
      invoices: invoices.slice(0, INVOICES_SHOWN).map(presentInvoice),
      wallet: { balance: toWireMoney(await this.money.wallet.balance(scope)) },
    };
  }

  /** Oldest first. */
  async running(scope: AccountScope): Promise<RunningPlan[]> {
    return this.runningOf(await this.sold(scope));
  }

  /** What anybody can buy by himself today, in the catalogue's order. */
  async plansOnSale(): Promise<Plan[]> {
    const plans = await this.catalogue.plans();
    return plans.filter((plan) => plan.purchasable && !plan.custom && !isFree(plan) && plan.prices.length > 0);
  }

  private async sold(scope: AccountScope): Promise<SoldSubscription[]> {
    return (await this.subscriptions.page(scope, MOST_SUBSCRIPTIONS, null)).slice(0, MOST_SUBSCRIPTIONS);
  }

  private runningOf(sold: readonly SoldSubscription[]): RunningPlan[] {
    const now = this.clock.now();
    const inForce = sold.filter(({ subscription }) => isInForce(subscription, now));
    return inForce.reverse().map(({ subscription, plan }) => ({
      subscriptionId: subscription.id,
      planId: plan.id,
      offer: plan.offer,
      interval: subscription.interval,
      changeable: subscription.cancelledAt === null && subscription.termEndAt !== null && now < subscription.termEndAt,
    }));
  }
}
