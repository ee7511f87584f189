import { Injectable } from '@nestjs/common';
import { BillingFacade, effectivePolicies } from '../../../billing/index.js';
import { type SendingTerms, sendingTerms } from '../rules/sending-terms.js';

/** The limits of the plan versions that an account's running subscriptions were sold under. */
@Injectable()
export class ReadSendingTerms {
  constructor(private readonly billing: BillingFacade) {}

  async of(accountId: string): Promise<SendingTerms> {
    const entitlements = await this.billing.freshEntitlementsOf(accountId);
    return sendingTerms(
      entitlements.map(({ terms }) => terms.policies),
      effectivePolicies({}, {}),
    );
  }
}
