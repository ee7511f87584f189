import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeBy, type ChargeOutcome } from './charge-outcome.js';
import { PAYMENT_STATES, type PaymentState } from './payment.js';

const OUTCOMES: Record<ChargeOutcome['kind'], ChargeOutcome> = {
  succeeded: { kind: 'succeeded' },
  failed: { kind: 'failed', failure: 'card_declined' },
  requires_action: { kind: 'requires_action', nextAction: { type: 'redirect', url: 'https://bank.example/' } },
  pending: { kind: 'pending' },
};

describe('what an outcome makes of a payment', () => {
  const table: [from: PaymentState, outcome: ChargeOutcome['kind'], to: PaymentState | null][] = [
    ['pending', 'succeeded', 'succeeded'],
    ['pending', 'failed', 'failed'],
    ['pending', 'requires_action', 'pending'],
    ['pending', 'pending', null],
    ['succeeded', 'failed', null],
    ['succeeded', 'succeeded', null],
    ['succeeded', 'requires_action', null],
    ['failed', 'failed', null],
    ['failed', 'requires_action', null],
    ['failed', 'succeeded', 'succeeded'],
    ['created', 'succeeded', null],
    ['created', 'failed', 'failed'],
  ];
  for (const [from, outcome, to] of table) {
    it(`${from}, then ${outcome}: ${to ?? 'stays'}`, () => {
      assert.equal(changeBy(OUTCOMES[outcome], from)?.state ?? null, to);
    });
  }

  it('only success is for ever', () => {
    assert.deepEqual(PAYMENT_STATES.states.filter(PAYMENT_STATES.isFinal), ['succeeded']);
  });
});
