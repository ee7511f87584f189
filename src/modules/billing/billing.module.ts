import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { BillingLeavingParts } from './leaving-parts.js';
import { AddOnsModule } from './add-ons/index.js';
import { BillingFacade } from './billing.facade.js';
import { BooksModule } from './books/index.js';
import { CatalogueModule } from './catalogue/index.js';
import { CustomersModule } from './customers/index.js';
import { DepositsModule } from './deposits/index.js';
import { DocumentsModule } from './documents/index.js';
import { InvoicesModule } from './invoices/index.js';
import { OverviewModule } from './overview/index.js';
import { PaymentsModule } from './payments/index.js';
import { PlanMigrationsModule } from './plan-migrations/index.js';
import { ProFormasModule } from './pro-formas/index.js';
import { PurchaseOrdersModule } from './purchase-orders/index.js';
import { QuotesModule } from './quotes/index.js';
import { ReconciliationModule } from './reconciliation/index.js';
import { SalesModule } from './sales/index.js';
import { SubscriptionsModule } from './subscriptions/index.js';
import { TaxModule } from './tax/index.js';
import { WalletModule } from './wallet/index.js';
import { WalletNoticesModule } from './wallet-notices/index.js';
import { WaysToPayModule } from './ways-to-pay/index.js';

@Module({
  imports: [
    AccountsModule,
    CatalogueModule,
    CustomersModule,
    TaxModule,
    QuotesModule,
    SubscriptionsModule,
    PlanMigrationsModule,
    WalletModule,
    PaymentsModule,
    DepositsModule,
    InvoicesModule,
    DocumentsModule,
    ReconciliationModule,
    ProFormasModule,
    WalletNoticesModule,
    SalesModule,
    AddOnsModule,
    WaysToPayModule,
    PurchaseOrdersModule,
    OverviewModule,
    BooksModule,
  ],
  providers: [BillingLeavingParts, BillingFacade],
  exports: [
    BillingFacade,
    CustomersModule,
    CatalogueModule,
    PaymentsModule,
    DepositsModule,
    WalletModule,
    PlanMigrationsModule,
    SalesModule,
    InvoicesModule,
    DocumentsModule,
    ProFormasModule,
    AddOnsModule,
    OverviewModule,
    WaysToPayModule,
  ],
})
export class BillingModule {}
