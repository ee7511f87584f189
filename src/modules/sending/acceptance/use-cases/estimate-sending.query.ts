import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BillingFacade } from '../../../billing/index.js';
import { QuotaFacade, type SendingEstimate } from '../../../quota/index.js';
import { SpoolFacade } from '../../../spool/index.js';

/** How long mail to so many recipients takes at the account's speed, behind what waits already. */
@Injectable()
export class EstimateSending {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly quota: QuotaFacade,
    private readonly spool: SpoolFacade,
    private readonly clock: Clock,
  ) {}

  async run(scope: AccountScope, recipients: number): Promise<SendingEstimate> {
    const { accountId } = scope;
    const now = this.clock.now();
    this.accounts.invalidate(accountId);
    const [gates, entitlements, backlog] = await Promise.all([
      this.accounts.gatesOf([accountId]),
      this.billing.freshEntitlementsOf(accountId),
      this.spool.pacedBacklog(scope),
    ]);
    const rate = this.quota.rateOf(gates.get(accountId)?.ratePerHour ?? null, entitlements, now);
    return this.quota.estimate(recipients, rate, backlog, now);
  }
}
