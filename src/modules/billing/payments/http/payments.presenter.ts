import { wireId } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { maskedIban } from '../rules/iban.js';
import type { Payment } from '../rules/payment.js';
import type { PaymentMethod } from '../rules/payment-method.js';
import type { StaffPayment } from '../data/staff-payments.repository.js';
import type { PaymentMethodView, PaymentView } from './payments.dto.js';
import type { StaffPaymentView } from './staff-payments.dto.js';

export function presentPaymentMethod(method: PaymentMethod): PaymentMethodView {
  const { expiryMonth, expiryYear, ibanCountry, last4, mandate } = method;
  return {
    id: wireId('pm', method.id),
    kind: method.kind,
    status: method.state,
    isDefault: method.isDefault,
    brand: method.brand,
    last4,
    expires: expiryMonth === null ? null : `${expiryYear}-${String(expiryMonth).padStart(2, '0')}`,
    iban: ibanCountry === null ? null : maskedIban(ibanCountry, last4 ?? ''),
    mandate: mandate && { ...mandate, acceptedAt: toIso(mandate.acceptedAt) },
    nextAction: method.nextAction,
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
    returnedAt: payment.returnedAt === null ? null : toIso(payment.returnedAt),
  };
}

export function presentPaymentToStaff({ payment, refundedMinor }: StaffPayment): StaffPaymentView {
  const { accountId, purpose, gateway, booking, amount } = payment;
  return {
    ...presentPayment(payment),
    accountId: wireId('acc', accountId),
    purpose,
    gateway,
    refunded: toWireMoney({ minor: refundedMinor, currency: amount.currency }),
    booking: booking && { ...booking },
  };
}
