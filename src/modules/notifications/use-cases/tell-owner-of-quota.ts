import { Injectable } from '@nestjs/common';
import { localMoment } from '../../../kernel/time/calendar.js';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import { BillingFacade } from '../../billing/index.js';
import { QuotaFacade } from '../../quota/index.js';
import type { QuotaMailName } from '../rules/quota-mails.table.js';
import { SendNotification } from './send-notification.js';

/** A mail to the owner about one window; the same window and level make one mail, however often it is told. */
@Injectable()
export class TellOwnerOfQuota {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly quota: QuotaFacade,
    private readonly notification: SendNotification,
  ) {}

  async in(tx: Tx, about: { accountId: string; windowId: number }, name: QuotaMailName, dedupe: string): Promise<void> {
    const owner = await this.accounts.ownerContact(about.accountId);
    const window = await this.quota.reportOf(accountScope(about.accountId), about.windowId);
    if (!owner || !window) return;
    const entitlement = await this.billing.freshEntitlement(window.subscriptionId);
    if (!entitlement) return;
    const limit = (window.kind === 'day' ? entitlement.quota.daily : entitlement.quota.monthly) ?? window.limit;
    await this.notification.sendIn(tx, {
      name,
      dedupe,
      to: owner.email,
      locale: owner.locale,
      facts: {
        platform: (await this.accounts.platformIdOf(about.accountId)) ?? undefined,
        values: {
          percent: String(Math.floor((window.used * 100) / limit)),
          used: window.used.toLocaleString(owner.locale),
          limit: limit.toLocaleString(owner.locale),
          until: localMoment(window.endsAt, entitlement.zone),
        },
      },
    });
  }
}
