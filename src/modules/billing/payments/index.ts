import { PaymentMethodEntity } from './data/payment-method.entity.js';
import { PaymentEntity } from './data/payment.entity.js';

export { PaymentsModule } from './payments.module.js';
export { PaymentsFacade, type UsableMethod } from './payments.facade.js';
export { MoneyView, NextActionView } from './http/payments.dto.js';
export type { NextAction, Payment } from './rules/payment.js';
export type { PaymentPurpose } from './use-cases/payment-purposes.js';

export const PAYMENT_ENTITIES = [PaymentMethodEntity, PaymentEntity];
