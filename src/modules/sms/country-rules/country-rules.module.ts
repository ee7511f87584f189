import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CountryRulesRepository } from './data/country-rules.repository.js';
import { AdminSmsCountriesController, CountryRuleLocator } from './http/admin-sms-countries.controller.js';
import { SmsCountriesController } from './http/sms-countries.controller.js';
import { CountryRules } from './use-cases/country-rules.js';

@Module({
  imports: [AccountsModule],
  controllers: [SmsCountriesController, AdminSmsCountriesController],
  providers: [CountryRulesRepository, CountryRules, CountryRuleLocator],
  exports: [CountryRules],
})
export class CountryRulesModule {}
