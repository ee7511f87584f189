import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CustomersFacade } from './customers.facade.js';
import { BillingDetailsRepository } from './data/billing-details.repository.js';

@Module({
  imports: [AccountsModule],
  providers: [BillingDetailsRepository, CustomersFacade],
  exports: [CustomersFacade],
})
export class CustomersModule {}
