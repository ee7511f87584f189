import { Module } from '@nestjs/common';
import { SuppressionsModule } from '../suppressions/index.js';
import { AddressesController } from './http/addresses.controller.js';
import { AskDomains } from './use-cases/ask-domains.js';
import { ValidateAddresses } from './use-cases/validate-addresses.js';

@Module({
  imports: [SuppressionsModule],
  controllers: [AddressesController],
  providers: [AskDomains, ValidateAddresses],
})
export class AddressValidationModule {}
