import { Injectable } from '@nestjs/common';
import { accountScope } from '../../../platform/database/tx.js';
import { platformProblems } from '../../../platform/http/index.js';
import { BillingFacade, type Entitlement } from '../../billing/index.js';
import { quotaProblems } from '../quota.errors.js';

/** The subscription that is meant: the one named, else the account's oldest active one. Throws 402 when there is none. */
@Injectable()
export class ChooseSubscription {
  constructor(private readonly billing: BillingFacade) {}

  async run(accountId: string, subscriptionId: string | null): Promise<Entitlement> {
    const entitlements = await this.billing.freshEntitlementsOf(accountId);
    const chosen =
      subscriptionId === null ? entitlements[0] : entitlements.find((e) => e.subscriptionId === subscriptionId);
    if (chosen) return chosen;
    if (subscriptionId !== null) throw await this.notUsable(accountId, subscriptionId);
    throw quotaProblems[await this.billing.lackOf(accountScope(accountId))]();
  }

  private async notUsable(accountId: string, subscriptionId: string) {
    const exists = await this.billing.isOwn(accountScope(accountId), subscriptionId);
    return exists ? quotaProblems.subscription_expired() : platformProblems.not_found();
  }
}
