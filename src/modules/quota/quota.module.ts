import { Module, type OnModuleInit } from '@nestjs/common';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { AccountsFacade, AccountsModule } from '../accounts/index.js';
import { BillingFacade, BillingModule } from '../billing/index.js';
import { QuotaWindowsRepository } from './data/quota-windows.repository.js';
import { QuotaController } from './http/quota.controller.js';
import { QuotaLeavingParts } from './leaving-parts.js';
import { QuotaFacade } from './quota.facade.js';
import { CarryUseOfTheDay } from './use-cases/carry-use-of-the-day.js';
import { ChooseSubscription } from './use-cases/choose-subscription.js';
import { FollowChangedPlan } from './use-cases/follow-changed-plan.js';
import { ListQuotaEntries } from './use-cases/list-quota-entries.query.js';
import { ReadWindow } from './use-cases/read-window.query.js';
import { ReadUsage } from './use-cases/read-usage.query.js';

@Module({
  imports: [AccountsModule, BillingModule],
  controllers: [QuotaController],
  providers: [
    QuotaWindowsRepository,
    ReadUsage,
    ReadWindow,
    ListQuotaEntries,
    QuotaLeavingParts,
    ChooseSubscription,
    CarryUseOfTheDay,
    FollowChangedPlan,
    QuotaFacade,
  ],
  exports: [QuotaFacade],
})
export class QuotaModule implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly carryUse: CarryUseOfTheDay,
    private readonly windows: ReadWindow,
    private readonly followPlan: FollowChangedPlan,
  ) {}

  onModuleInit(): void {
    this.billing.registerActivationPart(this.carryUse);
    this.billing.registerPlanChangedPart(this.followPlan);
    this.accounts.registerResting((tx, scope) => this.isResting(tx, scope));
    this.billing.registerSuspensions((scope, now) => this.windows.suspensions(scope, now));
  }

  /** Every subscription that is in force rests. An account without any has other worries. */
  private async isResting(tx: Tx, scope: AccountScope): Promise<boolean> {
    const resting = await this.windows.suspensionsIn(tx, scope, tx.now);
    if (resting.size === 0) return false;
    const inForce = await this.billing.freshEntitlementsOf(scope.accountId);
    return inForce.length > 0 && inForce.every(({ subscriptionId }) => resting.has(subscriptionId));
  }
}
