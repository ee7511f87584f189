import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { CustomersModule } from '../customers/index.js';
import { InvoicesFacade, InvoicesModule } from '../invoices/index.js';
import { PaymentsModule } from '../payments/index.js';
import { ProFormasModule } from '../pro-formas/index.js';
import { PlanMigrationsModule } from '../plan-migrations/index.js';
import { WalletModule } from '../wallet/index.js';
import { WaysToPayModule } from '../ways-to-pay/index.js';
import { PurchaseOrdersModule } from '../purchase-orders/index.js';
import { SubscriptionsModule } from '../subscriptions/index.js';
import { PlanOrdersRepository } from './data/plan-orders.repository.js';
import { SubscriptionChangesController } from './http/subscription-changes.controller.js';
import { PlanAnswers } from './http/plan-answers.js';
import { SubscriptionLocator } from './http/subscription-locator.js';
import { SubscriptionOrdersController } from './http/subscription-orders.controller.js';
import { ChangePlan } from './use-cases/change-plan.js';
import { ChargeRenewal, RenewalTools } from './use-cases/charge-renewal.js';
import { EndAllSubscriptions } from './use-cases/end-all-subscriptions.js';
import { EndAndResume } from './use-cases/end-and-resume.js';
import { ChargeOpenTerm, OpenTermTools } from './use-cases/charge-open-term.js';
import { CreditWhatCameTooLate } from './consumers/credit-what-came-too-late.js';
import { OnAccountTermsRepository } from './data/on-account-terms.repository.js';
import { RenewalNoticesRepository } from './data/renewal-notices.repository.js';
import { OwnTime } from './use-cases/own-time.js';
import { RenewalRoutes } from './use-cases/renewal-routes.js';
import { LookAfterTransfers, TransferTools } from './use-cases/look-after-transfers.js';
import { RenewFromWallet, WalletRenewalTools } from './use-cases/renew-from-wallet.js';
import { RenewWhenMoneyComes } from './consumers/renew-when-money-comes.js';
import { PayOnAccount } from './use-cases/pay-on-account.js';
import { OnAccountTools, StopUnpaidTerms } from './use-cases/stop-unpaid-terms.js';
import { WithdrawOrders } from './use-cases/withdraw-orders.js';
import { RenewTogether, TogetherTools } from './use-cases/renew-together.js';
import { DueActs, LookAfterDueSubscriptions } from './use-cases/look-after-due-subscriptions.js';
import { NewSubscriptionOutcome } from './use-cases/new-subscription-outcome.js';
import { OrderingTools, OrderSubscription } from './use-cases/order-subscription.js';
import { NextBill } from './use-cases/next-bill.query.js';
import { PayOpenTerm } from './use-cases/pay-open-term.js';
import { PlacePlanOrder } from './use-cases/place-plan-order.js';
import { PlaceRenewal } from './use-cases/place-renewal.js';
import { PlanOrders } from './use-cases/plan-orders.js';
import { PostEnds } from './use-cases/post-ends.js';
import { PreviewChange } from './use-cases/preview-change.query.js';
import { OrderPapers } from './use-cases/order-papers.js';
import { RequirePayable } from './use-cases/require-payable.js';
import { RenewSubscription } from './use-cases/renew-subscription.js';
import { RenewalExtras } from './use-cases/renewal-extras.js';
import { RenewalOutcome } from './use-cases/renewal-outcome.js';
import { SoldPlans } from './use-cases/sold-plans.js';
import { SubscriptionReports } from './use-cases/subscription-reports.query.js';
import { UpgradeOutcome } from './use-cases/upgrade-outcome.js';

/** Selling plans: orders, changes, renewals, ends. */
@Module({
  imports: [
    AccountsModule,
    CatalogueModule,
    SubscriptionsModule,
    PlanMigrationsModule,
    InvoicesModule,
    PaymentsModule,
    CustomersModule,
    ProFormasModule,
    WalletModule,
    WaysToPayModule,
    PurchaseOrdersModule,
  ],
  controllers: [SubscriptionOrdersController, SubscriptionChangesController],
  providers: [
    PlanOrdersRepository,
    SoldPlans,
    PlacePlanOrder,
    OrderingTools,
    RequirePayable,
    OrderPapers,
    OrderSubscription,
    ChangePlan,
    PreviewChange,
    EndAndResume,
    EndAllSubscriptions,
    RenewSubscription,
    PlaceRenewal,
    NextBill,
    RenewalExtras,
    RenewalTools,
    ChargeRenewal,
    NewSubscriptionOutcome,
    UpgradeOutcome,
    RenewalOutcome,
    PlanOrders,
    SubscriptionReports,
    PostEnds,
    PayOpenTerm,
    WithdrawOrders,
    TogetherTools,
    RenewTogether,
    DueActs,
    OnAccountTermsRepository,
    RenewalNoticesRepository,
    OwnTime,
    RenewalRoutes,
    OpenTermTools,
    ChargeOpenTerm,
    OnAccountTools,
    PayOnAccount,
    StopUnpaidTerms,
    WalletRenewalTools,
    RenewFromWallet,
    TransferTools,
    LookAfterTransfers,
    RenewWhenMoneyComes,
    CreditWhatCameTooLate,
    LookAfterDueSubscriptions,
    SubscriptionLocator,
    PlanAnswers,
  ],
  exports: [NextBill, RenewalExtras, SubscriptionReports, EndAllSubscriptions],
})
export class SalesModule implements OnModuleInit {
  constructor(
    private readonly invoices: InvoicesFacade,
    private readonly orders: PlanOrders,
  ) {}

  onModuleInit(): void {
    this.invoices.registerSubject(this.orders);
  }
}
