import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Catalogue, type Plan } from '../../catalogue/index.js';
import type { Order } from '../../invoices/index.js';
import { isPaidLater, PAYMENT_KINDS } from '../../payments/index.js';
import { type Subscription, SubscriptionsRepository } from '../../subscriptions/index.js';
import { AddOnMonthsRepository } from '../data/add-on-months.repository.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import type { AddOn } from '../rules/add-on.js';
import { firstMonth } from '../rules/add-on-month.js';

/** What an add-on stands beside. */
export interface Beside {
  subscription: Subscription;
  plan: Plan;
}

/** The first month of what is billed by the month runs from the day on which it begins. */
@Injectable()
export class BeginMonths {
  constructor(
    private readonly addOns: AddOnsRepository,
    private readonly months: AddOnMonthsRepository,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
  ) {}

  async in(tx: Tx, addOn: AddOn, { id: orderId, invoiceId, paymentKind }: Order): Promise<void> {
    const { accountId } = addOn;
    const { subscription, plan } = await this.besideIn(tx, addOn);
    const month = firstMonth(tx.now, subscription, plan.policies['quota.timezone']);
    const paidUntil = month?.end ?? tx.now;
    await this.addOns.update(tx, addOn, { paidUntil, dueAt: paidUntil });
    if (month === null) return;
    const isTrusted = PAYMENT_KINDS.some((kind) => kind === paymentKind && isPaidLater(kind));
    await this.months.insert(tx, {
      id: newId(tx.now),
      accountId,
      addOnId: addOn.id,
      startAt: month.start,
      endAt: month.end,
      state: 'begun',
      orderId,
      invoiceId,
      failedAttempts: 0,
      retryPaymentId: null,
      overdueAt: isTrusted ? tx.now : null,
      placedAt: tx.now,
    });
  }

  async besideIn(tx: Tx, { accountId, subscriptionId }: AddOn): Promise<Beside> {
    const subscription = await this.subscriptions.find(tx, accountScope(accountId), subscriptionId);
    const [plan] = subscription ? await this.catalogue.versionsIn(tx, [subscription.planVersionId]) : [];
    if (!subscription || !plan) throw new Error('an add-on stands beside a subscription that is gone');
    return { subscription, plan };
  }
}
