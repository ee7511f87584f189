import type { PaymentFailure } from '../rules/payment.js';

export type SandboxAnswer =
  | { state: 'succeeded' }
  | { state: 'failed'; failure: PaymentFailure }
  | { state: 'requires_action' }
  /** The charge is on its way, and the call brings no answer. */
  | { state: 'processing'; silent: true };

const OK: SandboxAnswer = { state: 'succeeded' };
const DECLINED: SandboxAnswer = { state: 'failed', failure: 'card_declined' };

/** The tokens of the sandbox: the answer to the first charge, and to later ones where that differs. */
export const SANDBOX_TOKENS: Record<string, { first: SandboxAnswer; later?: SandboxAnswer; last4: string }> = {
  tok_ok: { first: OK, last4: '4242' },
  tok_declined: { first: DECLINED, last4: '0002' },
  tok_insufficient_funds: { first: { state: 'failed', failure: 'insufficient_funds' }, last4: '9995' },
  tok_requires_action: { first: { state: 'requires_action' }, last4: '3155' },
  tok_timeout: { first: { state: 'processing', silent: true }, last4: '0119' },
  tok_ok_then_declined: { first: OK, later: DECLINED, last4: '0341' },
};
