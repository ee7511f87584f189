import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule, InvoicesFacade } from '../../billing/index.js';
import { PacksModule } from '../packs/index.js';
import { TakeBackCreditsWhenInvoiceIsCredited } from './consumers/take-back-credits-when-invoice-is-credited.js';
import { LookAfterCreditsWhenPlansChange } from './consumers/look-after-credits-when-plans-change.js';
import { ExpiryNoticesRepository } from './data/expiry-notices.repository.js';
import { SmsLotsRepository } from './data/lots.repository.js';
import { SmsPursesRepository } from './data/purses.repository.js';
import { SmsPurchasesRepository } from './data/purchases.repository.js';
import { SmsCreditsController } from './http/sms-credits.controller.js';
import { SmsPurchasesController } from './http/sms-purchases.controller.js';
import { SmsLeavingParts } from './leaving-parts.js';
import { BuyPacks } from './use-cases/buy-packs.js';
import { CreditNotices } from './use-cases/credit-notices.js';
import { ForfeitCredits } from './use-cases/forfeit-credits.js';
import { GrantCredits } from './use-cases/grant-credits.js';
import { LookAfterCredits } from './use-cases/look-after-credits.js';
import { LowMark } from './use-cases/low-mark.js';
import { ReadCredits } from './use-cases/read-credits.query.js';
import { ReadPurchases } from './use-cases/read-purchases.query.js';
import { PackOffers, SellSmsPacks } from './use-cases/sell-sms-packs.js';
import { SmsPurse } from './use-cases/sms-purse.js';
import { TakeBackCredits } from './use-cases/take-back-credits.js';

/** What was bought, what is left of it, and where the rest went. */
@Module({
  imports: [AccountsModule, BillingModule, PacksModule],
  controllers: [SmsCreditsController, SmsPurchasesController],
  providers: [
    SmsPurchasesRepository,
    SmsLotsRepository,
    SmsPursesRepository,
    ReadCredits,
    SmsPurse,
    ExpiryNoticesRepository,
    CreditNotices,
    LookAfterCredits,
    LookAfterCreditsWhenPlansChange,
    PackOffers,
    SellSmsPacks,
    BuyPacks,
    GrantCredits,
    ForfeitCredits,
    TakeBackCredits,
    TakeBackCreditsWhenInvoiceIsCredited,
    ReadPurchases,
    LowMark,
    SmsLeavingParts,
  ],
  exports: [SellSmsPacks, ForfeitCredits, SmsPurse, LowMark],
})
export class CreditsModule implements OnModuleInit {
  constructor(
    private readonly invoices: InvoicesFacade,
    private readonly granting: GrantCredits,
  ) {}

  onModuleInit(): void {
    this.invoices.registerSubject(this.granting);
  }
}
