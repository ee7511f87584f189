import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule, InvoicesFacade } from '../../billing/index.js';
import { SmsModule } from '../../sms/index.js';
import { PurchasesController } from './http/purchases.controller.js';
import { SubscriptionOverviewController } from './http/subscription-overview.controller.js';
import { AddOnGoods } from './use-cases/add-on-goods.js';
import { BuyBasket } from './use-cases/buy-basket.js';
import { ListGoods } from './use-cases/list-goods.query.js';
import { PurchasableKinds } from './use-cases/purchasable-kinds.js';
import { PurchaseOrders } from './use-cases/purchase-orders.js';
import { ReadOverview } from './use-cases/read-overview.query.js';
import { SmsGoods } from './use-cases/sms-goods.js';

/** "My subscription", what can be bought, and the basket. */
@Module({
  imports: [AccountsModule, BillingModule, SmsModule],
  controllers: [PurchasesController, SubscriptionOverviewController],
  providers: [PurchasableKinds, AddOnGoods, SmsGoods, PurchaseOrders, BuyBasket, ListGoods, ReadOverview],
})
export class ShopModule implements OnModuleInit {
  constructor(
    private readonly kinds: PurchasableKinds,
    private readonly addOns: AddOnGoods,
    private readonly sms: SmsGoods,
    private readonly invoices: InvoicesFacade,
    private readonly orders: PurchaseOrders,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this.addOns);
    this.kinds.register(this.sms);
    this.invoices.registerSubject(this.orders);
  }
}
