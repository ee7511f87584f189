import { Injectable } from '@nestjs/common';
import { formatAmount } from '../../../kernel/money.js';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import { ReadPayments } from '../../billing/index.js';
import { SendNotification } from './send-notification.js';

/** A bank wants to hear from the payer himself before a renewal is charged: once for each payment. */
@Injectable()
export class AskOwnerToConfirm {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly payments: ReadPayments,
    private readonly notification: SendNotification,
  ) {}

  /** Nothing is asked any more when it has been decided meanwhile. */
  async in(tx: Tx, accountId: string, paymentId: string): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    const payment = await this.payments.unscopedIn(tx, paymentId);
    if (!owner || payment?.state !== 'pending' || payment.nextAction === null) return;
    const { amount, nextAction } = payment;
    const format = new Intl.NumberFormat(owner.locale, { style: 'currency', currency: amount.currency });
    await this.notification.sendIn(tx, {
      name: 'payment-confirmation-needed',
      dedupe: paymentId,
      to: owner.email,
      locale: owner.locale,
      facts: {
        platform: (await this.accounts.platformIdOf(accountId)) ?? undefined,
        link: nextAction.url,
        values: { amount: format.format(formatAmount(amount) as `${number}`) },
      },
    });
  }
}
