import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type Stripe from 'stripe';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import { failureBy } from './stripe-declines.table.js';
import { disputeState, outcomeOf } from './stripe-outcomes.js';

const intent = (more: object): Stripe.PaymentIntent =>
  ({
    status: 'processing',
    payment_method_types: ['card'],
    last_payment_error: null,
    latest_charge: null,
    next_action: null,
    ...more,
  }) as Stripe.PaymentIntent;

describe('what an intent of Stripe’s says', () => {
  const redirect = { type: 'redirect_to_url', redirect_to_url: { url: 'https://bank.example/', return_url: null } };
  const refused = { code: 'card_declined', decline_code: 'insufficient_funds' };
  const table: [name: string, intent: object, outcome: ChargeOutcome | null][] = [
    ['never confirmed', { status: 'requires_confirmation' }, null],
    ['at the bank', { status: 'processing' }, { kind: 'pending' }],
    ['paid', { status: 'succeeded' }, { kind: 'succeeded' }],
    [
      'sent away',
      { status: 'requires_action', next_action: redirect },
      { kind: 'requires_action', nextAction: { type: 'redirect', url: 'https://bank.example/' } },
    ],
    [
      'wants what we have no page for',
      { status: 'requires_action', next_action: { type: 'use_stripe_sdk' } },
      { kind: 'pending' },
    ],
    [
      'refused',
      { status: 'requires_payment_method', last_payment_error: refused },
      { kind: 'failed', failure: 'insufficient_funds' },
    ],
    [
      'a debit that came back',
      {
        status: 'requires_payment_method',
        payment_method_types: ['sepa_debit'],
        last_payment_error: { code: 'payment_intent_payment_attempt_failed' },
        latest_charge: { failure_code: 'account_closed' },
      },
      { kind: 'failed', failure: 'bank_account_closed' },
    ],
    ['withdrawn', { status: 'canceled' }, { kind: 'failed', failure: 'expired' }],
    [
      'refused, then withdrawn',
      { status: 'canceled', last_payment_error: refused },
      { kind: 'failed', failure: 'insufficient_funds' },
    ],
    ['a word that Stripe adds one day', { status: 'requires_luck' }, { kind: 'pending' }],
  ];
  for (const [name, about, outcome] of table) {
    it(name, () => assert.deepEqual(outcomeOf(intent(about)), outcome));
  }

  it('money is gone while a dispute is open or lost; not for an inquiry, and not once it is won', () => {
    const table = {
      warning_needs_response: 'inquiry',
      warning_under_review: 'inquiry',
      warning_closed: 'inquiry',
      prevented: 'inquiry',
      needs_response: 'opened',
      under_review: 'opened',
      appeal_needs_response: 'opened',
      lost: 'lost',
      won: 'won',
    } as const;
    for (const [status, state] of Object.entries(table)) {
      const dispute = { status } as Stripe.Dispute;
      assert.equal(disputeState(dispute), state, status);
      const kind = outcomeOf(intent({ status: 'succeeded' }), [dispute])?.kind;
      assert.equal(kind, state === 'opened' || state === 'lost' ? 'returned' : 'succeeded', status);
    }
  });

  it('why a payment was refused: the exact code first, else what is usual for its kind', () => {
    assert.equal(failureBy(['stolen_card', 'card_declined'], 'card'), 'card_declined');
    assert.equal(failureBy([null, 'expired_card'], 'card'), 'card_expired');
    assert.equal(failureBy([undefined, 'authentication_required'], 'card'), 'authentication_required');
    assert.equal(failureBy(['debit_not_authorized'], 'direct_debit'), 'mandate_invalid');
    assert.equal(failureBy([], 'direct_debit'), 'debit_refused');
    assert.equal(failureBy(['payment_method_customer_decline'], 'paypal'), 'not_completed');
    assert.equal(failureBy(['constructor', '__proto__'], 'card'), 'card_declined');
  });
});
