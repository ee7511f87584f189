import type { PaymentFailure } from '../rules/payment-failures.table.js';

export type SandboxAnswer =
  | { state: 'succeeded' }
  | { state: 'failed'; failure: PaymentFailure }
  | { state: 'requires_action' }
  /** The charge is on its way, and the call brings no answer. */
  | { state: 'processing'; silent: true }
  /** The charge is at the bank, which says yes after so many business days unless an event says otherwise. */
  | { state: 'processing'; businessDays: number };

/** The answer to the first charge, and to those after one that succeeded, where that differs. */
export interface SandboxBehaviour {
  first: SandboxAnswer;
  later?: SandboxAnswer;
}

const OK: SandboxAnswer = { state: 'succeeded' };
const DECLINED: SandboxAnswer = { state: 'failed', failure: 'card_declined' };

/** What a customer may hand over for a card or a PayPal account, and the digits a card with it shows. */
export const SANDBOX_TOKENS: Record<string, SandboxBehaviour & { last4: string }> = {
  tok_ok: { first: OK, last4: '4242' },
  tok_declined: { first: DECLINED, last4: '0002' },
  tok_insufficient_funds: { first: { state: 'failed', failure: 'insufficient_funds' }, last4: '9995' },
  tok_requires_action: { first: { state: 'requires_action' }, last4: '3155' },
  tok_timeout: { first: { state: 'processing', silent: true }, last4: '0119' },
  tok_ok_then_declined: { first: OK, later: DECLINED, last4: '0341' },
};

/** The one bank account that pays. */
export const SANDBOX_IBAN = 'DE89370400440532013000';

/** What the sandbox charges without a token of the customer's. */
const OTHER_INSTRUMENTS: Record<string, SandboxBehaviour> = {
  account: { first: { state: 'processing', businessDays: 3 } },
  unpaying_account: { first: { state: 'failed', failure: 'debit_refused' } },
  /** PayPal without a token: the payer agrees on a page the first time. */
  paypal: { first: { state: 'requires_action' }, later: OK },
};

export function behaviourOf(instrument: string): SandboxBehaviour | null {
  const name = instrument.slice(0, instrument.indexOf('/'));
  if (Object.hasOwn(SANDBOX_TOKENS, name)) return SANDBOX_TOKENS[name]!;
  return Object.hasOwn(OTHER_INSTRUMENTS, name) ? OTHER_INSTRUMENTS[name]! : null;
}
