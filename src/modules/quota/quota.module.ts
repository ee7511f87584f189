import { Module, type OnModuleInit } from '@nestjs/common';
import { BillingFacade, BillingModule } from '../billing/index.js';
import { QuotaWindowsRepository } from './data/quota-windows.repository.js';
import { QuotaController } from './http/quota.controller.js';
import { QuotaFacade } from './quota.facade.js';
import { CarryUseOfTheDay } from './use-cases/carry-use-of-the-day.js';
import { ChooseSubscription } from './use-cases/choose-subscription.js';
import { ListQuotaEntries } from './use-cases/list-quota-entries.query.js';
import { ReadUsage } from './use-cases/read-usage.query.js';

@Module({
  imports: [BillingModule],
  controllers: [QuotaController],
  providers: [QuotaWindowsRepository, ReadUsage, ListQuotaEntries, ChooseSubscription, CarryUseOfTheDay, QuotaFacade],
  exports: [QuotaFacade],
})
export class QuotaModule implements OnModuleInit {
  constructor(
    private readonly billing: BillingFacade,
    private readonly carryUse: CarryUseOfTheDay,
  ) {}

  onModuleInit(): void {
    this.billing.registerActivationPart(this.carryUse);
  }
}
