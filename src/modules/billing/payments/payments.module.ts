import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CustomersModule } from '../customers/index.js';
import { LedgerModule } from '../ledger/index.js';
import { TaxModule } from '../tax/index.js';
import { WalletModule } from '../wallet/index.js';
import { GATEWAY_PROVIDERS } from './adapters/gateway.providers.js';
import { PaymentMethodsRepository } from './data/payment-methods.repository.js';
import { PaymentsRepository } from './data/payments.repository.js';
import { RefundsRepository } from './data/refunds.repository.js';
import { StaffPaymentsRepository } from './data/staff-payments.repository.js';
import { AdminPaymentsController } from './http/admin-payments.controller.js';
import { AdminSandboxController, SandboxPaymentLocator } from './http/admin-sandbox.controller.js';
import { AdminPaymentAlertsController } from './http/admin-payment-alerts.controller.js';
import { PaymentMethodLocator, PaymentMethodsController } from './http/payment-methods.controller.js';
import { PaymentsController } from './http/payments.controller.js';
import { StripeHooksController } from './http/stripe-hooks.controller.js';
import { PaymentsFacade } from './payments.facade.js';
import { AddPaymentMethod } from './use-cases/add-payment-method.js';
import { AlertStaff } from './use-cases/alert-staff.js';
import { AttachMethod } from './use-cases/attach-method.js';
import { ChargePayment } from './use-cases/charge-payment.js';
import { ChooseDefaultMethod } from './use-cases/choose-default-method.js';
import { DebitNotices } from './use-cases/debit-notices.query.js';
import { EnterPayments } from './use-cases/enter-payments.js';
import { FindMethods } from './use-cases/find-methods.js';
import { GatewayKinds } from './use-cases/gateway-kinds.js';
import { LookAfterPayments } from './use-cases/look-after-payments.js';
import { LookAfterRefunds } from './use-cases/look-after-refunds.js';
import { MakeMethod } from './use-cases/make-method.js';
import { MethodParties } from './use-cases/method-parties.query.js';
import { PaymentConsequences } from './use-cases/payment-consequences.js';
import { PaymentPurposes } from './use-cases/payment-purposes.js';
import { ReadPayments } from './use-cases/read-payments.query.js';
import { RefundBooks, RefundPayment } from './use-cases/refund-payment.js';
import { ReinstatementBooks, ReinstatePayment } from './use-cases/reinstate-payment.js';
import { RemovePaymentMethod } from './use-cases/remove-payment-method.js';
import { SendSandboxEvent } from './use-cases/send-sandbox-event.js';
import { SettlePayment } from './use-cases/settle-payment.js';
import { TakeFromWallet } from './use-cases/take-from-wallet.js';
import { TransferAddresses } from './use-cases/transfer-addresses.js';
import { TransferBookers } from './use-cases/transfer-bookers.js';
import { WATCH_PROVIDERS } from './watch.providers.js';

/** Ways to pay, payments, and the gateways behind one port. `PAYMENTS` names the gateway. */
@Module({
  imports: [AccountsModule, CustomersModule, TaxModule, LedgerModule, WalletModule],
  controllers: [
    PaymentMethodsController,
    PaymentsController,
    AdminSandboxController,
    AdminPaymentsController,
    StripeHooksController,
    AdminPaymentAlertsController,
  ],
  providers: [
    PaymentsRepository,
    PaymentMethodsRepository,
    ...GATEWAY_PROVIDERS,
    RefundsRepository,
    StaffPaymentsRepository,
    PaymentPurposes,
    PaymentConsequences,
    SettlePayment,
    TakeFromWallet,
    EnterPayments,
    ChargePayment,
    LookAfterPayments,
    ReinstatementBooks,
    ReinstatePayment,
    RefundBooks,
    RefundPayment,
    LookAfterRefunds,
    FindMethods,
    GatewayKinds,
    DebitNotices,
    ...WATCH_PROVIDERS,
    MethodParties,
    AttachMethod,
    MakeMethod,
    AddPaymentMethod,
    ChooseDefaultMethod,
    RemovePaymentMethod,
    ReadPayments,
    SendSandboxEvent,
    PaymentMethodLocator,
    SandboxPaymentLocator,
    PaymentsFacade,
  ],
  exports: [
    TransferAddresses,
    TransferBookers,
    AlertStaff,
    PaymentsFacade,
    ReadPayments,
    RemovePaymentMethod,
    GatewayKinds,
    DebitNotices,
  ],
})
export class PaymentsModule {}
