import { Injectable } from '@nestjs/common';
import { addLocalDays, instantOfLocalDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { type PaidOrder, SELLER_ZONE } from '../../invoices/index.js';
import { isPaidLater, PaymentsFacade } from '../../payments/index.js';
import { SubscriptionsRepository } from '../../subscriptions/index.js';
import { OnAccountTermsRepository } from '../data/on-account-terms.repository.js';
import { RenewalNoticesRepository } from '../data/renewal-notices.repository.js';
import type { PlanOrder } from '../rules/plan-order.js';
import { OVERDUE_DAYS, PRO_FORMA_DAYS } from '../rules/renewal-route.js';

/** From here on an invoice that was due on `dueDate` is waited for no longer. */
export function overdueAt(dueDate: LocalDate): Instant {
  return instantOfLocalDate(addLocalDays(dueDate, OVERDUE_DAYS + 1), SELLER_ZONE);
}

/** Remembers what has to happen, and when, for those who pay in their own time. */
@Injectable()
export class OwnTime {
  constructor(
    private readonly terms: OnAccountTermsRepository,
    private readonly notices: RenewalNoticesRepository,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly payments: PaymentsFacade,
  ) {}

  /**
   * A term began: who pays by transfer is told two weeks before its end what the next one costs; others are charged then.
   * @param paidBy how this term was paid for: what the wallet paid may have come by transfer
   */
  async beganIn(tx: Tx, { accountId, subscriptionId }: PlanOrder, paidBy: string | null): Promise<void> {
    if (paidBy === 'card' || paidBy === 'paypal' || paidBy === 'direct_debit') return;
    const scope = accountScope(accountId);
    const subscription = await this.subscriptions.find(tx, scope, subscriptionId);
    if (!subscription?.termEndAt) return;
    const kind = await this.payments.kindIn(tx, scope, subscription.paymentMethodId);
    if (kind === null || !isPaidLater(kind)) return;
    const noticeAt = addMs(subscription.termEndAt, -PRO_FORMA_DAYS * DAY_MS);
    await this.notices.set(tx, { subscriptionId, accountId, noticeAt });
  }

  /** A term runs although its invoice may be open. It is looked at right away: what pays for it may be in the wallet. */
  async onAccountIn(
    tx: Tx,
    { accountId, id }: { accountId: string; id: string },
    { begun, invoice }: PaidOrder,
  ): Promise<void> {
    if (!begun || invoice === null || invoice.status === 'paid') return;
    const term = { invoiceId: invoice.id, accountId, subscriptionId: id, overdueAt: tx.now };
    await this.terms.insert(tx, term);
  }
}
