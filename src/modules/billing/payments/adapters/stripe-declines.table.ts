import type { PaymentFailure } from '../rules/payment-failures.table.js';
import type { GatewayKind } from '../rules/payment-kinds.js';

/**
 * What Stripe's codes say to a payer: decline codes of cards (docs.stripe.com/declines/codes), failure codes of debits
 * (docs.stripe.com/payments/sepa-debit, "failed payments") and codes of errors (docs.stripe.com/error-codes). Reasons that
 * must not be told, such as a stolen card, are just a refusal.
 */
const FAILURES: Readonly<Record<string, PaymentFailure>> = {
  insufficient_funds: 'insufficient_funds',
  withdrawal_count_limit_exceeded: 'insufficient_funds',
  card_velocity_exceeded: 'insufficient_funds',
  expired_card: 'card_expired',
  expired_payment_method: 'card_expired',
  invalid_expiry_month: 'card_expired',
  invalid_expiry_year: 'card_expired',
  authentication_required: 'authentication_required',
  authentication_not_handled: 'authentication_required',
  offline_pin_required: 'authentication_required',
  online_or_offline_pin_required: 'authentication_required',
  approve_with_id: 'authentication_required',
  authentication_failure: 'authentication_required',
  payment_intent_authentication_failure: 'authentication_required',
  setup_intent_authentication_failure: 'authentication_required',
  mandate_invalid: 'mandate_invalid',
  payment_intent_mandate_invalid: 'mandate_invalid',
  setup_intent_mandate_invalid: 'mandate_invalid',
  billing_invalid_mandate: 'mandate_invalid',
  debit_not_authorized: 'mandate_invalid',
  payment_method_billing_agreement_canceled: 'mandate_invalid',
  account_closed: 'bank_account_closed',
  bank_account_closed: 'bank_account_closed',
  bank_account_restricted: 'bank_account_closed',
  bank_ownership_changed: 'bank_account_closed',
  no_account: 'bank_account_closed',
  recipient_deceased: 'bank_account_closed',
};

const OTHERWISE: Record<GatewayKind, PaymentFailure> = {
  card: 'card_declined',
  direct_debit: 'debit_refused',
  paypal: 'not_completed',
};

/** The first code that says something; the more exact ones come first. */
export function failureBy(codes: readonly (string | null | undefined)[], kind: GatewayKind): PaymentFailure {
  for (const code of codes) {
    if (code && Object.hasOwn(FAILURES, code)) return FAILURES[code]!;
  }
  return OTHERWISE[kind];
}
