import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/index.js';
import { EuTurnoverRepository } from './data/eu-turnover.repository.js';
import { SellerRepository } from './data/seller.repository.js';
import { VatChecksRepository } from './data/vat-checks.repository.js';
import { VatExemptionsRepository } from './data/vat-exemptions.repository.js';
import { VatRatesRepository } from './data/vat-rates.repository.js';
import { TaxFacade } from './tax.facade.js';
import { DecideForAccount } from './use-cases/decide-for-account.js';
import { ReadTaxTerms } from './use-cases/read-tax-terms.query.js';

@Module({
  imports: [CustomersModule],
  providers: [
    EuTurnoverRepository,
    SellerRepository,
    VatChecksRepository,
    VatExemptionsRepository,
    VatRatesRepository,
    ReadTaxTerms,
    DecideForAccount,
    TaxFacade,
  ],
  exports: [TaxFacade],
})
export class TaxModule {}
