import { wireId } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { PaymentMethodEntity } from '../data/payment-method.entity.js';
import type { Payment } from '../rules/payment.js';
import type { PaymentMethodView, PaymentView } from './payments.dto.js';

export function presentPaymentMethod(method: PaymentMethodEntity): PaymentMethodView {
  const { expiryMonth, expiryYear } = method;
  return {
    id: wireId('pm', method.id),
    kind: method.kind,
    brand: method.brand,
    last4: method.last4,
    expires: expiryMonth === null ? null : `${expiryYear}-${String(expiryMonth).padStart(2, '0')}`,
    createdAt: toIso(method.createdAt),
  };
}

export function presentPayment(payment: Payment): PaymentView {
  return {
    id: wireId('pay', payment.id),
    kind: payment.kind,
    amount: toWireMoney(payment.amount),
    status: payment.state,
    failure: payment.failure,
    nextAction: payment.nextAction,
    paymentMethod: payment.methodId === null ? null : wireId('pm', payment.methodId),
    createdAt: toIso(payment.createdAt),
    settledAt: payment.settledAt === null ? null : toIso(payment.settledAt),
  };
}
