import { type NextAction, PAYMENT_STATES, type PaymentFailure, type PaymentState } from './payment.js';

/** What a gateway says about a charge. `pending`: it does not know yet, or we do not know what it did. */
export type ChargeOutcome =
  | { kind: 'succeeded' }
  | { kind: 'failed'; failure: PaymentFailure }
  | { kind: 'requires_action'; nextAction: NextAction }
  | { kind: 'pending' };

export interface PaymentChange {
  state: PaymentState;
  failure: PaymentFailure | null;
  nextAction: NextAction | null;
}

/** What an outcome makes of a payment; null when it changes nothing, as a late or repeated one. */
export function changeBy(outcome: ChargeOutcome, from: PaymentState): PaymentChange | null {
  if (outcome.kind === 'pending') return null;
  if (outcome.kind === 'requires_action') {
    return from === 'pending' ? { state: 'pending', failure: null, nextAction: outcome.nextAction } : null;
  }
  if (!PAYMENT_STATES.mayBecome(from, outcome.kind)) return null;
  const failure = outcome.kind === 'failed' ? outcome.failure : null;
  return { state: outcome.kind, failure, nextAction: null };
}
