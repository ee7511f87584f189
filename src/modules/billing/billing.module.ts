import { Module } from '@nestjs/common';
import { BillingFacade } from './billing.facade.js';
import { CatalogueModule } from './catalogue/index.js';
import { SubscriptionsModule } from './subscriptions/index.js';

@Module({
  imports: [CatalogueModule, SubscriptionsModule],
  providers: [BillingFacade],
  exports: [BillingFacade],
})
export class BillingModule {}
