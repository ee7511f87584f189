import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changesBy, type ChargeOutcome } from './charge-outcome.js';
import { PAYMENT_STATES, type PaymentState } from './payment.js';

const OUTCOMES: Record<ChargeOutcome['kind'], ChargeOutcome> = {
  succeeded: { kind: 'succeeded' },
  failed: { kind: 'failed', failure: 'card_declined' },
  requires_action: { kind: 'requires_action', nextAction: { type: 'redirect', url: 'https://bank.example/' } },
  pending: { kind: 'pending' },
  returned: { kind: 'returned', failure: 'insufficient_funds' },
};
const KINDS = Object.keys(OUTCOMES) as ChargeOutcome['kind'][];

describe('what an outcome makes of a payment', () => {
  const table: [from: PaymentState, outcome: ChargeOutcome['kind'], through: PaymentState[]][] = [
    ['created', 'succeeded', []],
    ['created', 'failed', ['failed']],
    ['created', 'requires_action', []],
    ['created', 'pending', []],
    ['created', 'returned', []],
    ['pending', 'succeeded', ['succeeded']],
    ['pending', 'failed', ['failed']],
    ['pending', 'requires_action', ['pending']],
    ['pending', 'pending', []],
    ['pending', 'returned', ['succeeded', 'returned']],
    ['succeeded', 'succeeded', []],
    ['succeeded', 'failed', []],
    ['succeeded', 'requires_action', []],
    ['succeeded', 'pending', []],
    ['succeeded', 'returned', ['returned']],
    ['failed', 'succeeded', ['succeeded']],
    ['failed', 'failed', []],
    ['failed', 'requires_action', []],
    ['failed', 'pending', []],
    ['failed', 'returned', ['succeeded', 'returned']],
    ['returned', 'succeeded', []],
    ['returned', 'failed', []],
    ['returned', 'requires_action', []],
    ['returned', 'pending', []],
    ['returned', 'returned', []],
  ];

  it('is written down for every state and every outcome', () => {
    const pairs = table.map(([from, outcome]) => `${from} ${outcome}`).sort();
    const all = PAYMENT_STATES.states.flatMap((from) => KINDS.map((outcome) => `${from} ${outcome}`)).sort();
    assert.deepEqual(pairs, all);
  });

  for (const [from, outcome, through] of table) {
    it(`${from}, then ${outcome}: ${through.join(', then ') || 'stays'}`, () => {
      assert.deepEqual(
        changesBy(OUTCOMES[outcome], from).map(({ state }) => state),
        through,
      );
    });
  }

  it('keeps why it was taken back, and forgets what the payer was to do', () => {
    assert.deepEqual(changesBy(OUTCOMES.returned, 'pending'), [
      { state: 'succeeded', failure: null, nextAction: null },
      { state: 'returned', failure: 'insufficient_funds', nextAction: null },
    ]);
  });

  it('only what was taken back is for ever', () => {
    assert.deepEqual(PAYMENT_STATES.states.filter(PAYMENT_STATES.isFinal), ['returned']);
  });
});

describe('any news in any order', () => {
  const news = fc.array(fc.constantFrom(...KINDS), { maxLength: 30 });
  const through = (kinds: ChargeOutcome['kind'][], begun: PaymentState): PaymentState[] => {
    const states: PaymentState[] = [begun];
    for (const kind of kinds) for (const { state } of changesBy(OUTCOMES[kind], states.at(-1)!)) states.push(state);
    return states;
  };

  it('takes only steps that the table of states knows; money comes once and is taken back at most once', () => {
    fc.assert(
      fc.property(news, (kinds) => {
        const states = through(kinds, 'pending');
        states.slice(1).forEach((to, i) => {
          const from = states[i]!;
          assert.ok((from === 'pending' && to === 'pending') || PAYMENT_STATES.mayBecome(from, to), `${from} ${to}`);
        });
        assert.ok(states.filter((state) => state === 'succeeded').length <= 1);
        assert.ok(states.filter((state) => state === 'returned').length <= 1);
      }),
    );
  });

  it('ends the same however often each of them is repeated at once', () => {
    fc.assert(
      fc.property(news, fc.integer({ min: 1, max: 4 }), (kinds, times) => {
        const repeated = kinds.flatMap((kind) => Array.from({ length: times }, () => kind));
        assert.equal(through(kinds, 'pending').at(-1), through(repeated, 'pending').at(-1));
      }),
    );
  });
});
