import { Module, type OnModuleInit } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { InvoicesFacade, InvoicesModule } from '../invoices/index.js';
import { RenewalExtras, SalesModule } from '../sales/index.js';
import { IncludedSeats, SubscriptionsModule } from '../subscriptions/index.js';
import { WaysToPayModule } from '../ways-to-pay/index.js';
import { AddOnsRepository } from './data/add-ons.repository.js';
import { AddOnsController, AddOnSubscriptionLocator } from './http/add-ons.controller.js';
import { AddOnOrders } from './use-cases/add-on-orders.js';
import { OrderAddOn } from './use-cases/order-add-on.js';
import { ReadAddOns } from './use-cases/read-add-ons.query.js';
import { ReadIpAllowance } from './use-cases/read-ip-allowance.query.js';
import { ReadSupportTerms } from './use-cases/read-support-terms.query.js';
import { RenewAddOns } from './use-cases/renew-add-ons.js';
import { SellAddOns } from './use-cases/sell-add-ons.js';
import { TellBoughtAddOns } from './use-cases/tell-bought-add-ons.js';
import { SoldSubscriptions } from './use-cases/sold-subscriptions.js';

/** Seats and support, bought for the running term of a subscription. */
@Module({
  imports: [CatalogueModule, SubscriptionsModule, InvoicesModule, SalesModule, WaysToPayModule],
  controllers: [AddOnsController],
  providers: [
    AddOnsRepository,
    SoldSubscriptions,
    AddOnOrders,
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
    private readonly orders: AddOnOrders,
    private readonly seats: IncludedSeats,
    private readonly addOns: AddOnsRepository,
    private readonly extras: RenewalExtras,
    private readonly renewed: RenewAddOns,
  ) {}

  onModuleInit(): void {
    this.invoices.registerSubject(this.orders);
    this.extras.register((renewed) => this.renewed.linesOf(renewed));
    this.seats.registerBought((tx, scope, subscriptionIds) => this.addOns.seatsOn(tx, scope, subscriptionIds));
  }
}
