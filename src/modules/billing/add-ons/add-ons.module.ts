import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { InvoicesFacade, InvoicesModule } from '../invoices/index.js';
import { PaymentsModule } from '../payments/index.js';
import { RenewalExtras, SalesModule } from '../sales/index.js';
import { IncludedSeats, SubscriptionsModule } from '../subscriptions/index.js';
import { WalletModule } from '../wallet/index.js';
import { WaysToPayModule } from '../ways-to-pay/index.js';
import { CreditMonthThatCameTooLate } from './consumers/credit-month-that-came-too-late.js';
import { AddOnMonthsRepository } from './data/add-on-months.repository.js';
import { AddOnsRepository } from './data/add-ons.repository.js';
import { AdminAddOnsController } from './http/admin-add-ons.controller.js';
import { AddOnsController, AddOnSubscriptionLocator } from './http/add-ons.controller.js';
import { AddOnMonthOrders } from './use-cases/add-on-month-orders.js';
import { AddOnOrders } from './use-cases/add-on-orders.js';
import { BeginMonths } from './use-cases/begin-months.js';
import { BillMonth, MonthTools } from './use-cases/bill-month.js';
import { CancelAddOn } from './use-cases/cancel-add-on.js';
import { EndAddOn } from './use-cases/end-add-on.js';
import { DueAddOnActs, LookAfterDueAddOns } from './use-cases/look-after-due-add-ons.js';
import { MonthPayer } from './use-cases/month-payer.js';
import { OpenMonthTools, PayOpenMonth } from './use-cases/pay-open-month.js';
import { StopUnpaidAddOn, TrustedMonths } from './use-cases/stop-unpaid-add-on.js';
import { OrderAddOn } from './use-cases/order-add-on.js';
import { ReadAddOns } from './use-cases/read-add-ons.query.js';
import { ReadIpAllowance } from './use-cases/read-ip-allowance.query.js';
import { ReadSupportTerms } from './use-cases/read-support-terms.query.js';
import { RenewAddOns } from './use-cases/renew-add-ons.js';
import { SellAddOns } from './use-cases/sell-add-ons.js';
import { TellBoughtAddOns } from './use-cases/tell-bought-add-ons.js';
import { SoldSubscriptions } from './use-cases/sold-subscriptions.js';

/** What is ordered here. */
@Injectable()
export class AddOnSubjects {
  constructor(
    readonly ordered: AddOnOrders,
    readonly months: AddOnMonthOrders,
  ) {}
}

/** Seats and support, bought for the running term of a subscription; addresses, billed by the month. */
@Module({
  imports: [
    AccountsModule,
    CatalogueModule,
    SubscriptionsModule,
    InvoicesModule,
    PaymentsModule,
    SalesModule,
    WalletModule,
    WaysToPayModule,
  ],
  controllers: [AddOnsController, AdminAddOnsController],
  providers: [
    AddOnsRepository,
    AddOnMonthsRepository,
    SoldSubscriptions,
    AddOnOrders,
    BeginMonths,
    EndAddOn,
    AddOnMonthOrders,
    MonthPayer,
    MonthTools,
    OpenMonthTools,
    PayOpenMonth,
    BillMonth,
    TrustedMonths,
    StopUnpaidAddOn,
    AddOnSubjects,
    DueAddOnActs,
    LookAfterDueAddOns,
    CreditMonthThatCameTooLate,
    CancelAddOn,
    OrderAddOn,
    SellAddOns,
    ReadAddOns,
    ReadIpAllowance,
    ReadSupportTerms,
    RenewAddOns,
    TellBoughtAddOns,
    AddOnSubscriptionLocator,
  ],
  exports: [OrderAddOn, ReadIpAllowance, ReadSupportTerms, SellAddOns],
})
export class AddOnsModule implements OnModuleInit {
  constructor(
    private readonly invoices: InvoicesFacade,
    private readonly subjects: AddOnSubjects,
    private readonly seats: IncludedSeats,
    private readonly addOns: AddOnsRepository,
    private readonly extras: RenewalExtras,
    private readonly renewed: RenewAddOns,
  ) {}

  onModuleInit(): void {
    this.invoices.registerSubject(this.subjects.ordered);
    this.invoices.registerSubject(this.subjects.months);
    this.extras.register((renewed) => this.renewed.linesOf(renewed));
    this.seats.registerBought((tx, scope, subscriptionIds) => this.addOns.seatsOn(tx, scope, subscriptionIds));
  }
}
