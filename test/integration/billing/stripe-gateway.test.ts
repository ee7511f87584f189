import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { wireId } from '../../../src/kernel/ids.js';
import { money } from '../../../src/kernel/money.js';
import { addMs, HOUR_MS, instantOf, systemNow } from '../../../src/kernel/time/instant.js';
import {
  type ChargeRequest,
  GatewaySilence,
} from '../../../src/modules/billing/payments/adapters/payment-gateway.port.js';
import { StripeBook } from '../../../src/modules/billing/payments/adapters/stripe-book.js';
import { StripeGateway } from '../../../src/modules/billing/payments/adapters/stripe-gateway.js';
import { readInstrument } from '../../../src/modules/billing/payments/adapters/stripe-instrument.js';
import { StripeTransfers } from '../../../src/modules/billing/payments/adapters/stripe-transfers.js';
import type { ChargeOutcome } from '../../../src/modules/billing/payments/rules/charge-outcome.js';
import { eventually } from '../../support/eventually.js';
import { FakeStripe } from '../../support/peers/fake-stripe.js';
import { startWorld, type World } from '../../support/world.js';
import { gatewaySuite } from './payments-gateway-suite.js';
import { transfersSuite } from './payments-transfers-suite.js';

const EXPIRED: ChargeOutcome = { kind: 'failed', failure: 'expired' };

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
    giveAgain: (reference) => {
      const { id } = intentOf(reference);
      const dispute = stripe.store.all('dispute').find((one) => one['payment_intent'] === id);
      return Promise.resolve(stripe.closeDispute(dispute!, 'won'));
    },
  });

  const customerOf = async (accountId: string) => (await world.app.get(StripeBook).customerOf(accountId))!;
  transfersSuite({
    desk: () => world.app.get(StripeTransfers),
    arrive: async (accountId, minor, reference) => stripe.cash.arrive(await customerOf(accountId), minor, reference).id,
    takeBack: async (accountId, _, minor) => void stripe.cash.takeBack(await customerOf(accountId), minor),
    collections: (transferId) => {
      const taken = stripe.store
        .all('payment_intent')
        .filter((intent) => (intent['metadata'] as { transfer?: string }).transfer === transferId)
        .filter((intent) => intent['status'] === 'succeeded');
      return Promise.resolve(taken.length);
    },
  });

  const gateway = () => world.app.get(StripeGateway);
  const consent = { at: instantOf('2026-11-22T10:00:00Z'), ip: '192.0.2.7', userAgent: 'Suite/1.0' };
  const attach = (token: string, accountId: string = randomUUID()) =>
    gateway().attach({ kind: 'card', token, reference: randomUUID(), accountId, consent });
  const request = async (token = 'pm_card_visa', payerPresent = true): Promise<ChargeRequest> => {
    const accountId = randomUUID();
    const attached = await attach(token, accountId);
    assert.ok('method' in attached, attached.kind);
    const { instrument } = attached.method;
    return { kind: 'card', reference: randomUUID(), accountId, instrument, amount: money(12000), payerPresent };
  };
  const charged = (reference: string) =>
    stripe.store
      .all('charge')
      .filter((charge) => charge['payment_intent'] === stripe.intentOf(wireId('pay', reference))?.id).length;
  const callsTo = (path: RegExp) => stripe.seen.filter((call) => call.method === 'POST' && path.test(call.path));
  afterEach(() => stripe.behave());

  for (const what of ['silence', 'silence_after', 'error', 'error_after', 'html', 'limited', 'reset_after'] as const) {
    it(`an intent that cannot be made (${what}) is nobody’s charge, and is charged once when Stripe is back`, async () => {
      const wanted = await request();
      stripe.fail(/POST \/v1\/payment_intents$/, what, 9);
      const first = await gateway()
        .charge(wanted)
        .catch((error: unknown) => error);
      assert.ok(first instanceof GatewaySilence || (first as ChargeOutcome).kind === 'pending', String(first));
      assert.equal(charged(wanted.reference), 0);
      assert.equal(await gateway().inquire(wanted.reference), null);
      stripe.behave();
      if (what === 'error_after') return; // Stripe goes on saying 500 under this key: the charge is given up.
      assert.deepEqual(await gateway().charge(wanted), { kind: 'succeeded' });
      assert.equal(charged(wanted.reference), 1);
    });

    it(`a confirmation whose answer is lost (${what}) is neither success nor failure; asking tells`, async () => {
      const wanted = await request();
      stripe.fail(/\/confirm$/, what, 9);
      const first = await gateway()
        .charge(wanted)
        .catch((error: unknown) => error);
      assert.ok(first instanceof GatewaySilence || (first as ChargeOutcome).kind === 'pending', String(first));
      stripe.behave();
      const carriedOut = what.endsWith('_after');
      assert.equal(charged(wanted.reference), carriedOut ? 1 : 0);
      assert.deepEqual(await gateway().inquire(wanted.reference), carriedOut ? { kind: 'succeeded' } : null);
      assert.deepEqual(await gateway().charge(wanted), { kind: 'succeeded' });
      assert.equal(charged(wanted.reference), 1);
    });
  }

  it('a connection that breaks once is repeated under the same key, and charges once', async () => {
    const wanted = await request();
    stripe.fail(/\/confirm$/, 'reset_after', 1);
    assert.deepEqual(await gateway().charge(wanted), { kind: 'succeeded' });
    const keys = callsTo(/\/confirm$/)
      .slice(-2)
      .map((call) => call.idempotencyKey);
    assert.deepEqual(keys, [`${wanted.reference}:confirm`, `${wanted.reference}:confirm`]);
    assert.equal(charged(wanted.reference), 1);
  });

  for (const [payerPresent, calls] of [
    [true, 2],
    [false, 3],
  ] as const) {
    it(`${payerPresent ? 'a payer waits for' : 'a renewal takes'} ${calls} attempts at most, all under one key`, async () => {
      const wanted = await request('pm_card_visa', payerPresent);
      const before = callsTo(/payment_intents$/).length;
      stripe.fail(/POST \/v1\/payment_intents$/, 'error', 9);
      await assert.rejects(gateway().charge(wanted), GatewaySilence);
      const made = callsTo(/payment_intents$/).slice(before);
      assert.equal(made.length, calls);
      assert.deepEqual(new Set(made.map((call) => call.idempotencyKey)), new Set([wanted.reference]));
    });
  }

  it('what the bank refuses for is told as far as it may be told', async () => {
    const account = randomUUID();
    for (const [token, failure] of [
      ['pm_card_chargeDeclined', 'card_declined'],
      ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
      ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined'],
      ['pm_card_chargeDeclinedExpiredCard', 'card_expired'],
    ] as const) {
      assert.deepEqual(await attach(token, account), { kind: 'refused', failure }, token);
    }
    const wanted = await request('pm_card_authenticationRequiredChargeDeclinedInsufficientFunds');
    assert.equal((await gateway().charge(wanted)).kind, 'requires_action');
    stripe.payerActs(intentOf(wanted.reference));
    assert.deepEqual(await gateway().inquire(wanted.reference), { kind: 'failed', failure: 'insufficient_funds' });
  });

  it('a payer who turns away has not authenticated himself', async () => {
    const wanted = await request('pm_card_authenticationRequired');
    await gateway().charge(wanted);
    stripe.payerActs(intentOf(wanted.reference), 'refuses');
    const failed = { kind: 'failed', failure: 'authentication_required' };
    assert.deepEqual(await gateway().inquire(wanted.reference), failed);
  });

  it('an inquiry of a bank takes nothing back; a dispute does; one that is won gives back', async () => {
    const wanted = await request('pm_card_createDisputeInquiry');
    assert.deepEqual(await gateway().charge(wanted), { kind: 'succeeded' });
    const disputed = await request('pm_card_createDispute');
    assert.deepEqual(await gateway().charge(disputed), { kind: 'returned', failure: 'disputed' });
    const [dispute] = stripe.store.all('dispute');
    stripe.closeDispute(dispute!, 'won');
    assert.deepEqual(await gateway().inquire(disputed.reference), { kind: 'succeeded', won: dispute!.id });
  });

  it('an account has one customer at Stripe, also when it leaves eight cards at once', async () => {
    const accountId = randomUUID();
    await Promise.all(Array.from({ length: 8 }, () => attach('pm_card_visa', accountId).catch(() => null)));
    await attach('pm_card_visa', accountId);
    const named = stripe.store
      .all('customer')
      .filter(({ metadata }) => (metadata as { account: string }).account === wireId('acc', accountId));
    assert.equal(named.length, 1);
  });

  it('a charge that was withdrawn while Stripe was asked is never confirmed', async () => {
    const wanted = await request();
    stripe.latencyMs = 150;
    const [outcome, cancelled] = await Promise.all([
      gateway().charge(wanted),
      eventually(
        'the charge is begun',
        async () => (await world.app.get(StripeBook).charge(wanted.reference)) !== null,
      ).then(() => gateway().cancel(wanted.reference)),
    ]);
    stripe.latencyMs = 0;
    assert.deepEqual([outcome, cancelled], [EXPIRED, EXPIRED]);
    assert.equal(charged(wanted.reference), 0);
    assert.equal(intentOf(wanted.reference)['status'], 'canceled');
  });

  it('a refund whose answer was lost is found again, also when its key is long forgotten', async () => {
    const wanted = await request();
    await gateway().charge(wanted);
    const refund = { reference: randomUUID(), payment: wanted.reference, amount: money(5000) };
    stripe.fail(/POST \/v1\/refunds$/, 'silence_after', 9);
    await assert.rejects(gateway().refund(refund), GatewaySilence);
    stripe.behave();
    stripe.forgetKeys();
    assert.deepEqual(await gateway().refund(refund), { kind: 'refunded' });
    assert.equal(
      stripe.store.all('refund').filter((made) => (made['metadata'] as { refund: string }).refund === refund.reference)
        .length,
      1,
    );
  });

  it('what somebody disputes is not given back as well', async () => {
    const wanted = await request('pm_card_createDispute');
    await gateway().charge(wanted);
    const refund = { reference: randomUUID(), payment: wanted.reference, amount: money(5000) };
    assert.deepEqual(await gateway().refund(refund), { kind: 'refused', because: 'not_refundable' });
  });

  it('lists more charges than one page has', async () => {
    const before = stripe.store.all('payment_intent').length;
    const { instrument, accountId } = await request();
    const { customer } = readInstrument(instrument);
    for (let number = 0; number < 150; number += 1) {
      stripe.store.create('payment_intent', { amount: 100, customer, status: 'succeeded', metadata: {} });
    }
    let listed = 0;
    for await (const charge of gateway().chargesSince(addMs(systemNow(), -HOUR_MS))) {
      if (charge.reference === null) listed += 1;
    }
    assert.ok(listed >= 150 && accountId.length > 0 && before > 0);
  });

  it('no error tells the key, a card or an account number', async () => {
    const iban = 'DE89370400440532013000';
    stripe.fail(/./, 'error', 99);
    const holder = { name: 'Anne Exemple', email: 'anne@example.org' };
    const common = { reference: randomUUID(), accountId: randomUUID(), consent };
    const error: unknown = await gateway()
      .attach({ kind: 'direct_debit', iban, holder, ...common })
      .catch((caught: unknown) => caught);
    assert.ok(error instanceof GatewaySilence);
    assert.doesNotMatch(error.message, /sk_test|DE89|Anne|example/);
  });

  it('every request names the version, and every POST its key', () => {
    assert.deepEqual(new Set(stripe.seen.map(({ version }) => version)), new Set(['2026-10-28.endive']));
    assert.ok(stripe.seen.every(({ method, idempotencyKey }) => method === 'GET' || idempotencyKey !== null));
  });
});
