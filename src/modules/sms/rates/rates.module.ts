import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SmsRatesRepository } from './data/rates.repository.js';
import { AdminSmsRatesController } from './http/admin-sms-rates.controller.js';
import { SmsRatesController } from './http/sms-rates.controller.js';
import { ImportRates } from './use-cases/import-rates.js';
import { ReadRates } from './use-cases/read-rates.query.js';
import { SeedRates } from './use-cases/seed-rates.js';

/** What a part of a text costs, by country, network and day. */
@Module({
  imports: [AccountsModule],
  controllers: [SmsRatesController, AdminSmsRatesController],
  providers: [SmsRatesRepository, ReadRates, SeedRates, ImportRates],
  exports: [ReadRates, SeedRates],
})
export class RatesModule {}
