import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { wireId } from '../../../src/kernel/ids.js';
import { StripeGateway } from '../../../src/modules/billing/payments/adapters/stripe-gateway.js';
import { FakeStripe } from '../../support/peers/fake-stripe.js';
import { startWorld, type World } from '../../support/world.js';
import { gatewaySuite } from './payments-gateway-suite.js';

describe('Stripe as a gateway', () => {
  let stripe: FakeStripe;
  let world: World;
  before(async () => {
    stripe = await FakeStripe.start();
    world = await startWorld({ ROLES: 'api', ...stripe.environment });
  });
  after(async () => {
    await world.close();
    await stripe.close();
  });
  const intentOf = (reference: string) => stripe.intentOf(wireId('pay', reference))!;

  gatewaySuite({
    gateway: () => world.app.get(StripeGateway),
    tokens: {
      ok: 'pm_card_visa',
      declined: 'pm_card_chargeCustomerFail',
      insufficientFunds: 'pm_fake_insufficientFundsWhenCharged',
      requiresAction: 'pm_card_authenticationRequired',
      silent: 'pm_fake_silentWhenCharged',
    },
    ibans: { ok: 'DE89370400440532013000', refused: 'FR1420041010050500013M02606' },
    chargesOf: (reference) => {
      const intent = stripe.intentOf(wireId('pay', reference))?.id;
      const paid = stripe.store
        .all('charge')
        .filter((charge) => charge['payment_intent'] === intent && charge['status'] === 'succeeded');
      return Promise.resolve(paid.length);
    },
    authenticate: (reference) => Promise.resolve(stripe.payerActs(intentOf(reference))),
    decideDebit: (reference, decision) => Promise.resolve(stripe.bankDecides(intentOf(reference), decision)),
    takeBack: (reference) => Promise.resolve(void stripe.bank.dispute(intentOf(reference), 'needs_response')),
  });

  it('every request names the version, and every POST its key', () => {
    assert.deepEqual(new Set(stripe.seen.map(({ version }) => version)), new Set(['2026-10-28.endive']));
    assert.ok(stripe.seen.every(({ method, idempotencyKey }) => method === 'GET' || idempotencyKey !== null));
  });
});
