import { Injectable } from '@nestjs/common';
import { formatAmount } from '../../../kernel/money.js';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import { DebitNotices } from '../../billing/index.js';
import { SendNotification } from './send-notification.js';

/** What will be debited, when at the earliest, and by which mandate; once for each debit. */
@Injectable()
export class TellOwnerOfDebit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly notices: DebitNotices,
    private readonly notification: SendNotification,
  ) {}

  async in(tx: Tx, accountId: string, paymentId: string): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    const notice = await this.notices.in(tx, paymentId);
    if (!owner || !notice) return;
    const { amount, collectOn, mandate, iban, creditor, creditorId } = notice;
    const format = new Intl.NumberFormat(owner.locale, { style: 'currency', currency: amount.currency });
    await this.notification.sendIn(tx, {
      name: 'debit-announced',
      dedupe: paymentId,
      to: owner.email,
      locale: owner.locale,
      facts: {
        platform: (await this.accounts.platformIdOf(accountId)) ?? undefined,
        values: {
          amount: format.format(formatAmount(amount) as `${number}`),
          date: collectOn,
          reference: mandate,
          iban,
          holder: creditorId === null ? creditor : `${creditor} (${creditorId})`,
        },
      },
    });
  }
}
