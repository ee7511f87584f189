import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { BillingModule, InvoicesFacade } from '../billing/index.js';
import { TakeBackCreditsWhenInvoiceIsCredited } from './consumers/take-back-credits-when-invoice-is-credited.js';
import { SmsLotsRepository } from './data/lots.repository.js';
import { PriceListsRepository } from './data/price-lists.repository.js';
import { SmsPurchasesRepository } from './data/purchases.repository.js';
import { AdminSmsPacksController, SmsPackLocator } from './http/admin-sms-packs.controller.js';
import { SmsCreditsController } from './http/sms-credits.controller.js';
import { SmsPacksController } from './http/sms-packs.controller.js';
import { SmsPurchasesController } from './http/sms-purchases.controller.js';
import { SmsLeavingParts } from './leaving-parts.js';
import { BuyPacks } from './use-cases/buy-packs.js';
import { ForfeitCredits } from './use-cases/forfeit-credits.js';
import { GrantCredits } from './use-cases/grant-credits.js';
import { ListPacks } from './use-cases/list-packs.query.js';
import { ManagePacks } from './use-cases/manage-packs.js';
import { ReadCredits } from './use-cases/read-credits.query.js';
import { ReadPurchases } from './use-cases/read-purchases.query.js';
import { SeedPriceLists } from './use-cases/seed-price-lists.js';
import { PackOffers, SellSmsPacks } from './use-cases/sell-sms-packs.js';
import { ReadSmsTerms } from './use-cases/sms-terms.query.js';
import { TakeBackCredits } from './use-cases/take-back-credits.js';

@Module({
  imports: [AccountsModule, BillingModule],
  controllers: [SmsPacksController, SmsCreditsController, SmsPurchasesController, AdminSmsPacksController],
  providers: [
    PriceListsRepository,
    SmsPurchasesRepository,
    SmsLotsRepository,
    ReadSmsTerms,
    ListPacks,
    ManagePacks,
    SeedPriceLists,
    PackOffers,
    SellSmsPacks,
    BuyPacks,
    GrantCredits,
    ForfeitCredits,
    TakeBackCredits,
    TakeBackCreditsWhenInvoiceIsCredited,
    ReadPurchases,
    ReadCredits,
    SmsPackLocator,
    SmsLeavingParts,
  ],
  exports: [SellSmsPacks, ForfeitCredits, SeedPriceLists],
})
export class SmsModule implements OnModuleInit {
  constructor(
    private readonly invoices: InvoicesFacade,
    private readonly granting: GrantCredits,
  ) {}

  onModuleInit(): void {
    this.invoices.registerSubject(this.granting);
  }
}
