import { Module } from '@nestjs/common';
import { SmsRatesRepository } from './data/rates.repository.js';
import { SmsRatesController } from './http/sms-rates.controller.js';
import { ReadRates } from './use-cases/read-rates.query.js';
import { SeedRates } from './use-cases/seed-rates.js';

/** What a part of a text costs, by country, network and day. */
@Module({
  controllers: [SmsRatesController],
  providers: [SmsRatesRepository, ReadRates, SeedRates],
  exports: [ReadRates, SeedRates],
})
export class RatesModule {}
