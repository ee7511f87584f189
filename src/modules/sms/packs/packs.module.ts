import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { RatesModule } from '../rates/index.js';
import { PacksRepository } from './data/packs.repository.js';
import { AdminSmsPacksController, SmsPackLocator } from './http/admin-sms-packs.controller.js';
import { SmsPacksController } from './http/sms-packs.controller.js';
import { ListPacks } from './use-cases/list-packs.query.js';
import { ManagePacks } from './use-cases/manage-packs.js';
import { SeedPriceLists } from './use-cases/seed-price-lists.js';
import { ReadSmsTerms } from './use-cases/sms-terms.query.js';

/** What is sold, what it sends where, and on which terms it lasts. */
@Module({
  imports: [AccountsModule, BillingModule, RatesModule],
  controllers: [SmsPacksController, AdminSmsPacksController],
  providers: [PacksRepository, ReadSmsTerms, ListPacks, ManagePacks, SeedPriceLists, SmsPackLocator],
  exports: [PacksRepository, ReadSmsTerms, ListPacks, SeedPriceLists],
})
export class PacksModule {}
