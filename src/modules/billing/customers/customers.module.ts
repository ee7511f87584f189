import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CustomersFacade } from './customers.facade.js';
import { BillingDetailsRepository } from './data/billing-details.repository.js';
import { BillingDetailsController, BillingDetailsLocator } from './http/billing-details.controller.js';
import { CustomersLeavingParts } from './leaving-parts.js';
import { GetBillingDetails } from './use-cases/get-billing-details.query.js';
import { ReplaceBillingDetails } from './use-cases/replace-billing-details.js';
import { VatNumberJudges } from './use-cases/vat-number-judge.js';

@Module({
  imports: [AccountsModule],
  controllers: [BillingDetailsController],
  providers: [
    BillingDetailsRepository,
    VatNumberJudges,
    GetBillingDetails,
    ReplaceBillingDetails,
    BillingDetailsLocator,
    CustomersLeavingParts,
    CustomersFacade,
  ],
  exports: [CustomersFacade, GetBillingDetails],
})
export class CustomersModule {}
