import { Module, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { OutboundHttp } from '../../../platform/outbound-http/index.js';
import { DueSources } from '../../../platform/schedule/due-sources.js';
import { AccountsModule } from '../../accounts/index.js';
import { CustomersFacade, CustomersModule } from '../customers/index.js';
import { SandboxRegistry } from './adapters/sandbox-registry.js';
import { VatNumberRegistry } from './adapters/vat-number-registry.port.js';
import { ViesRegistry } from './adapters/vies-registry.js';
import { EuTurnoverRepository } from './data/eu-turnover.repository.js';
import { SellerRepository } from './data/seller.repository.js';
import { VatChecksRepository } from './data/vat-checks.repository.js';
import { VatExemptionsRepository } from './data/vat-exemptions.repository.js';
import { VatNumberWatchesRepository } from './data/vat-number-watches.repository.js';
import { VatRatesRepository } from './data/vat-rates.repository.js';
import { AdminSellerController, SellerLocator } from './http/admin-seller.controller.js';
import { AdminVatDecisionsController } from './http/admin-vat-decisions.controller.js';
import { AdminVatExemptionsController } from './http/admin-vat-exemptions.controller.js';
import { AdminVatRatesController } from './http/admin-vat-rates.controller.js';
import { TaxLeavingParts } from './leaving-parts.js';
import { TaxFacade } from './tax.facade.js';
import { CheckDueVatNumbers } from './use-cases/check-due-vat-numbers.js';
import { CheckForVisitor } from './use-cases/check-for-visitor.js';
import { CheckRecords } from './use-cases/check-records.js';
import { DecideForAccount } from './use-cases/decide-for-account.js';
import { DecideForVisitor } from './use-cases/decide-for-visitor.js';
import { JudgeVatNumbers } from './use-cases/judge-vat-numbers.js';
import { ManageSeller } from './use-cases/manage-seller.js';
import { ManageVatExemptions } from './use-cases/manage-vat-exemptions.js';
import { ManageVatRates } from './use-cases/manage-vat-rates.js';
import { ProveVatNumber } from './use-cases/prove-vat-number.js';
import { ReadTaxTerms } from './use-cases/read-tax-terms.query.js';

@Module({
  imports: [AccountsModule, CustomersModule],
  controllers: [
    AdminSellerController,
    AdminVatDecisionsController,
    AdminVatExemptionsController,
    AdminVatRatesController,
  ],
  providers: [
    {
      provide: VatNumberRegistry,
      inject: [Config, OutboundHttp],
      useFactory: (config: Config, http: OutboundHttp) =>
        config.viesSandbox ? new SandboxRegistry() : new ViesRegistry(http, config),
    },
    EuTurnoverRepository,
    SellerRepository,
    VatChecksRepository,
    VatExemptionsRepository,
    VatNumberWatchesRepository,
    VatRatesRepository,
    CheckRecords,
    ProveVatNumber,
    JudgeVatNumbers,
    CheckDueVatNumbers,
    ReadTaxTerms,
    DecideForAccount,
    CheckForVisitor,
    DecideForVisitor,
    ManageSeller,
    ManageVatExemptions,
    ManageVatRates,
    SellerLocator,
    TaxLeavingParts,
    TaxFacade,
  ],
  exports: [TaxFacade],
})
export class TaxModule implements OnModuleInit {
  constructor(
    private readonly customers: CustomersFacade,
    private readonly judge: JudgeVatNumbers,
    private readonly dueSources: DueSources,
    private readonly checkDue: CheckDueVatNumbers,
  ) {}

  onModuleInit(): void {
    this.customers.registerVatNumberJudge(this.judge);
    this.dueSources.register(this.checkDue);
  }
}
