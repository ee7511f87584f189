import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { CustomersModule } from '../customers/index.js';
import { PaymentsFacade, PaymentsModule } from '../payments/index.js';
import { SubscriptionsModule } from '../subscriptions/index.js';
import { TaxModule } from '../tax/index.js';
import { WalletModule } from '../wallet/index.js';
import { DepositsRepository } from './data/deposits.repository.js';
import { DepositsFacade } from './deposits.facade.js';
import { DepositsController } from './http/deposits.controller.js';
import { DepositLeavingParts } from './leaving-parts.js';
import { DepositPayments } from './use-cases/deposit-payments.js';
import { DepositTerms } from './use-cases/deposit-terms.js';
import { MakeDeposit } from './use-cases/make-deposit.js';
import { ReadDeposits } from './use-cases/read-deposits.query.js';
import { ReceiptParties } from './use-cases/receipt-parties.js';
import { ReceiveDeposit } from './use-cases/receive-deposit.js';
import { ReturnDeposit } from './use-cases/return-deposit.js';

/** Money paid into the wallet, by a gateway or by transfer, and the receipts for it. */
@Module({
  imports: [
    AccountsModule,
    CatalogueModule,
    CustomersModule,
    TaxModule,
    SubscriptionsModule,
    PaymentsModule,
    WalletModule,
  ],
  controllers: [DepositsController],
  providers: [
    DepositsRepository,
    DepositTerms,
    ReceiptParties,
    ReceiveDeposit,
    ReturnDeposit,
    DepositPayments,
    MakeDeposit,
    ReadDeposits,
    DepositLeavingParts,
    DepositsFacade,
  ],
  exports: [DepositsFacade],
})
export class DepositsModule implements OnModuleInit {
  constructor(
    private readonly payments: PaymentsFacade,
    private readonly depositPayments: DepositPayments,
  ) {}

  onModuleInit(): void {
    this.payments.registerPurpose(this.depositPayments);
  }
}
