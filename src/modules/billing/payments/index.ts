import { PaymentMethodEntity } from './data/payment-method.entity.js';
import { PaymentRefundEntity } from './data/payment-refund.entity.js';
import { PaymentEntity } from './data/payment.entity.js';

export { PaymentsModule } from './payments.module.js';
export { PaymentsFacade } from './payments.facade.js';
export { paymentProblems } from './payments.errors.js';
export type { UsableMethod } from './use-cases/enter-payments.js';
export type { Refund } from './rules/refund.js';
export { clearingOf } from './rules/clearing.js';
export { isGatewayKind } from './rules/payment-kinds.js';
export { isPaidLater, PAYMENT_KINDS, type PaymentKind } from './rules/payment-kinds.js';
export { MoneyView, NextActionView, PaymentMethodView } from './http/payments.dto.js';
export { presentPaymentMethod } from './http/payments.presenter.js';
export type { NextAction, Payment } from './rules/payment.js';
export { DebitNotices } from './use-cases/debit-notices.query.js';
export { GatewayKinds } from './use-cases/gateway-kinds.js';
export { TransferAddresses } from './use-cases/transfer-addresses.js';
export { type TransferBooker, TransferBookers } from './use-cases/transfer-bookers.js';
export type { ArrivedTransfer } from './adapters/transfer-desk.port.js';
export { AlertStaff } from './use-cases/alert-staff.js';
export { ReadPayments } from './use-cases/read-payments.query.js';
export { RemovePaymentMethod } from './use-cases/remove-payment-method.js';
export type { PaymentPurpose } from './use-cases/payment-purposes.js';

export const PAYMENT_ENTITIES = [PaymentMethodEntity, PaymentEntity, PaymentRefundEntity];
