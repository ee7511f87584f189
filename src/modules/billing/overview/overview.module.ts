import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { CustomersModule } from '../customers/index.js';
import { InvoicesModule } from '../invoices/index.js';
import { PaymentsModule } from '../payments/index.js';
import { SubscriptionsModule } from '../subscriptions/index.js';
import { WalletModule } from '../wallet/index.js';
import { ReadAccountTerms } from './use-cases/read-account-terms.query.js';
import { OverviewOfMoney, ReadBillingOverview } from './use-cases/read-billing-overview.query.js';

/** What billing knows of one account, read together. */
@Module({
  imports: [CatalogueModule, CustomersModule, InvoicesModule, PaymentsModule, SubscriptionsModule, WalletModule],
  providers: [OverviewOfMoney, ReadBillingOverview, ReadAccountTerms],
  exports: [ReadBillingOverview, ReadAccountTerms],
})
export class OverviewModule {}
