import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import { SubscriptionReports } from '../../billing/index.js';
import type { SystemAttachment } from '../../sending/index.js';
import type { SubscriptionMailName } from '../rules/subscription-mails.table.js';
import { smtpValues, subscriptionValues } from '../rules/subscription-values.js';
import { OpeningInvoice } from './opening-invoice.js';
import { SendNotification } from './send-notification.js';

interface Telling {
  accountId: string;
  subscriptionId: string;
  /** What was paid for, when the mail names an invoice. */
  planOrderId?: string;
}

/** A mail to the owner about one subscription, as its terms have it. */
@Injectable()
export class TellOwnerOfSubscription {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly reports: SubscriptionReports,
    private readonly openingInvoice: OpeningInvoice,
    private readonly notification: SendNotification,
  ) {}

  async in(tx: Tx, about: Telling, name: SubscriptionMailName, dedupe: string): Promise<void> {
    const { accountId, subscriptionId, planOrderId = null } = about;
    const owner = await this.accounts.ownerContact(accountId);
    const report = owner && (await this.reports.in(tx, accountId, subscriptionId, planOrderId));
    if (!owner || !report) return;
    const smtp = name === 'subscription-opened' ? await this.accounts.smtpSettingsIn(tx, accountId) : null;
    const values = {
      ...subscriptionValues(report, owner.locale),
      ...(smtp === null ? {} : smtpValues(smtp, owner.locale)),
    };
    const platform = (await this.accounts.platformIdOf(accountId)) ?? undefined;
    await this.notification.sendIn(tx, {
      name,
      dedupe,
      to: owner.email,
      locale: owner.locale,
      facts: { platform, values },
      attachments: name === 'subscription-opened' ? await this.invoiceOf(tx, about) : [],
    });
  }

  /** the invoice comes with the opening confirmation. */
  private async invoiceOf(tx: Tx, { accountId, planOrderId }: Telling): Promise<SystemAttachment[]> {
    return planOrderId === undefined ? [] : this.openingInvoice.in(tx, accountId, planOrderId);
  }
}
