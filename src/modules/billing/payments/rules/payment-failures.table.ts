import type { paymentProblems } from '../payments.errors.js';

/** Why a payment failed or was taken back, and the problem that its payer is answered with. */
export const PAYMENT_FAILURES = {
  card_declined: 'card_declined',
  card_expired: 'card_expired',
  insufficient_funds: 'insufficient_funds',
  insufficient_wallet_balance: 'insufficient_wallet_balance',
  authentication_required: 'authentication_required',
  mandate_invalid: 'mandate_invalid',
  bank_account_closed: 'bank_account_closed',
  debit_refused: 'debit_refused',
  disputed: 'payment_not_completed',
  not_completed: 'payment_not_completed',
  not_attempted: 'payment_not_completed',
  expired: 'payment_not_completed',
} as const satisfies Record<string, keyof typeof paymentProblems>;

export type PaymentFailure = keyof typeof PAYMENT_FAILURES;
