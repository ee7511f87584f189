import { type NextAction, PAYMENT_STATES, type PaymentState } from './payment.js';
import type { PaymentFailure } from './payment-failures.table.js';

/** What a gateway says about a charge. `pending`: it does not know yet, or we do not know what it did. */
export type ChargeOutcome =
  /** `won` names the dispute by which it had been taken back for a while. */
  | { kind: 'succeeded'; won?: string }
  | { kind: 'failed'; failure: PaymentFailure }
  | { kind: 'requires_action'; nextAction: NextAction }
  | { kind: 'pending' }
  /** It had succeeded, and the payer's bank took the money back. */
  | { kind: 'returned'; failure: PaymentFailure };

export interface PaymentChange {
  state: PaymentState;
  failure: PaymentFailure | null;
  nextAction: NextAction | null;
}

/** What an outcome makes of a payment, step by step; nothing where it is late or repeated. */
export function changesBy(outcome: ChargeOutcome, from: PaymentState): PaymentChange[] {
  switch (outcome.kind) {
    case 'pending':
      return [];
    case 'requires_action':
      return from === 'pending' ? [{ state: 'pending', failure: null, nextAction: outcome.nextAction }] : [];
    case 'returned':
      // What was taken back had come, whichever news is the first.
      return [...stepTo('succeeded', null, from), ...stepTo('returned', outcome.failure, afterSuccess(from))];
    case 'succeeded':
      return stepTo('succeeded', null, from);
    case 'failed':
      return stepTo('failed', outcome.failure, from);
  }
}

function stepTo(state: PaymentState, failure: PaymentFailure | null, from: PaymentState): PaymentChange[] {
  return PAYMENT_STATES.mayBecome(from, state) ? [{ state, failure, nextAction: null }] : [];
}

function afterSuccess(from: PaymentState): PaymentState {
  return PAYMENT_STATES.mayBecome(from, 'succeeded') ? 'succeeded' : from;
}
