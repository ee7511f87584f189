import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { money } from '../../../src/kernel/money.js';
import { addMs, HOUR_MS, instantOf, systemNow } from '../../../src/kernel/time/instant.js';
import {
  type AttachRequest,
  type ChargeRequest,
  GatewaySilence,
  type KnownCharge,
  type PaymentGateway,
} from '../../../src/modules/billing/payments/adapters/payment-gateway.port.js';

type Way = { kind: 'card'; token: string } | { kind: 'direct_debit'; iban: string } | { kind: 'paypal'; token: null };

/** What the suite must know of a gateway: how its cards and accounts behave, and how the world outside is moved. */
export interface GatewayUnderTest {
  gateway(): PaymentGateway;
  tokens: { ok: string; declined: string; insufficientFunds: string; requiresAction: string; silent: string };
  ibans: { ok: string; refused: string };
  /** How often money was really taken. */
  chargesOf(reference: string): Promise<number>;
  /** The payer does what he is asked for a charge. */
  authenticate(reference: string): Promise<void>;
  /** The bank decides on a debit that it has. */
  decideDebit(reference: string, decision: 'succeeded' | 'failed'): Promise<void>;
  /** The payer's bank takes back what had come. */
  takeBack(reference: string): Promise<void>;
  /** That bank has to give it again. */
  giveAgain(reference: string): Promise<void>;
}

/** What every gateway must do, whoever it is. */
export function gatewaySuite(under: GatewayUnderTest): void {
  const { gateway, tokens, ibans } = under;
  const debit: Way = { kind: 'direct_debit', iban: ibans.ok };
  const card = (token: string): Way => ({ kind: 'card', token });
  const attached = async (way: Way, accountId = randomUUID()) => {
    const answer = await gateway().attach(attachRequest(way, accountId));
    assert.ok(answer.kind === 'attached' || answer.kind === 'action_needed', answer.kind);
    return answer;
  };
  const request = async (way: Way, more: Partial<ChargeRequest> = {}): Promise<ChargeRequest> => {
    const accountId = randomUUID();
    const { method } = await attached(way, accountId);
    const { kind } = way;
    const wanted = { kind, accountId, instrument: method.instrument, amount: money(12000), payerPresent: true };
    return { reference: randomUUID(), ...wanted, ...more };
  };
  const paid = async (more: Partial<ChargeRequest> = {}): Promise<ChargeRequest> => {
    const wanted = await request(card(tokens.ok), more);
    assert.deepEqual(await gateway().charge(wanted), { kind: 'succeeded' });
    return wanted;
  };

  it('keeps a card and shows only its last four digits', async () => {
    const { method } = await attached(card(tokens.ok));
    assert.match(method.last4 ?? '', /^\d{4}$/);
    assert.match(method.brand ?? '', /^[a-z]+$/);
    assert.ok(method.expiryMonth! >= 1 && method.expiryMonth! <= 12 && method.expiryYear! >= 2026);
    for (const nobody of ['tok_nobody_gave', '__proto__', '../customers', 'pm_card_visa/../../refunds', '']) {
      const answer = await gateway().attach(attachRequest(card(nobody), randomUUID()));
      assert.deepEqual(answer, { kind: 'unknown' }, nobody);
    }
  });

  it('charges once for a reference, however often it is asked, also at once', async () => {
    const wanted = await request(card(tokens.ok));
    const answers = await Promise.all(Array.from({ length: 8 }, () => gateway().charge(wanted)));
    assert.ok(answers.every(({ kind }) => kind === 'succeeded' || kind === 'pending'));
    assert.deepEqual(await gateway().charge(wanted), { kind: 'succeeded' });
    assert.equal(await under.chargesOf(wanted.reference), 1);
    assert.deepEqual(await gateway().inquire(wanted.reference), { kind: 'succeeded' });
  });

  it('refuses a reference that names another charge', async () => {
    const wanted = await paid();
    await assert.rejects(gateway().charge({ ...wanted, amount: money(1) }), /another charge/);
  });

  it('says why a card was refused, and says it again', async () => {
    for (const [token, failure] of [
      [tokens.declined, 'card_declined'],
      [tokens.insufficientFunds, 'insufficient_funds'],
    ] as const) {
      const wanted = await request(card(token));
      assert.deepEqual(await gateway().charge(wanted), { kind: 'failed', failure });
      assert.deepEqual(await gateway().charge(wanted), { kind: 'failed', failure });
      assert.deepEqual(await gateway().inquire(wanted.reference), { kind: 'failed', failure });
    }
  });

  for (const payerPresent of [true, false]) {
    it(`names what the payer must do, ${payerPresent ? 'who is there' : 'who must be called'}; then it is paid`, async () => {
      const wanted = await request(card(tokens.requiresAction), { payerPresent });
      const outcome = await gateway().charge(wanted);
      assert.ok(outcome.kind === 'requires_action' && URL.canParse(outcome.nextAction.url), outcome.kind);
      assert.deepEqual(await gateway().inquire(wanted.reference), outcome);
      assert.equal(await under.chargesOf(wanted.reference), 0);
      await under.authenticate(wanted.reference);
      assert.deepEqual(await gateway().inquire(wanted.reference), { kind: 'succeeded' });
    });
  }

  it('a silent charge throws, and is known afterwards', async () => {
    const wanted = await request(card(tokens.silent));
    await assert.rejects(gateway().charge(wanted), GatewaySilence);
    assert.equal((await gateway().inquire(wanted.reference))?.kind, 'pending');
  });

  it('a charge it never heard of is unknown; once withdrawn it can never happen', async () => {
    const wanted = await request(card(tokens.ok));
    assert.equal(await gateway().inquire(wanted.reference), null);
    assert.deepEqual(await gateway().cancel(wanted.reference), { kind: 'failed', failure: 'expired' });
    assert.equal((await gateway().charge(wanted)).kind, 'failed');
    assert.equal((await gateway().inquire(wanted.reference))?.kind, 'failed');
    assert.equal(await under.chargesOf(wanted.reference), 0);
  });

  it('what is withdrawn before it is decided has failed; money that came stays', async () => {
    const open = await request(card(tokens.requiresAction));
    await gateway().charge(open);
    assert.equal((await gateway().cancel(open.reference)).kind, 'failed');
    const { reference } = await paid();
    assert.equal((await gateway().cancel(reference)).kind, 'succeeded');
  });

  it('a debit is at the bank for days, cannot be withdrawn, and then came or did not', async () => {
    const { method } = await attached(debit);
    assert.deepEqual([method.last4, method.brand, method.expiryYear], [ibans.ok.slice(-4), null, null]);
    assert.match(method.mandate ?? '', /^[A-Za-z0-9+?/:().,'-]{1,35}$/);
    for (const [decision, outcome] of [
      ['succeeded', { kind: 'succeeded' }],
      ['failed', { kind: 'failed', failure: 'debit_refused' }],
    ] as const) {
      const wanted = await request(debit, { payerPresent: false });
      assert.deepEqual(await gateway().charge(wanted), { kind: 'pending' });
      assert.deepEqual(await gateway().cancel(wanted.reference), { kind: 'pending' });
      assert.equal(await under.chargesOf(wanted.reference), 0);
      await under.decideDebit(wanted.reference, decision);
      assert.deepEqual(await gateway().inquire(wanted.reference), outcome);
    }
  });

  it('a debit from another account comes to nothing', async () => {
    const wanted = await request({ kind: 'direct_debit', iban: ibans.refused });
    const first = await gateway().charge(wanted);
    if (first.kind === 'pending') await under.decideDebit(wanted.reference, 'failed');
    assert.deepEqual(await gateway().inquire(wanted.reference), { kind: 'failed', failure: 'debit_refused' });
  });

  it('PayPal sends its payer away to agree, once; later charges need nobody', async () => {
    const accountId = randomUUID();
    const answer = await attached({ kind: 'paypal', token: null }, accountId);
    assert.ok(answer.kind === 'action_needed' && URL.canParse(answer.nextAction.url));
    const { instrument } = answer.method;
    const more = { accountId, instrument };
    const first = await request({ kind: 'paypal', token: null }, more);
    const outcome = await gateway().charge(first);
    assert.ok(outcome.kind === 'requires_action' && URL.canParse(outcome.nextAction.url), outcome.kind);
    await under.authenticate(first.reference);
    assert.deepEqual(await gateway().inquire(first.reference), { kind: 'succeeded' });
    const renewal = await request({ kind: 'paypal', token: null }, { ...more, payerPresent: false });
    assert.deepEqual(await gateway().charge(renewal), { kind: 'succeeded' });
  });

  it('money that the bank took back is returned, until a dispute about it is won, which has a name', async () => {
    const { reference } = await paid();
    await under.takeBack(reference);
    assert.deepEqual(await gateway().inquire(reference), { kind: 'returned', failure: 'disputed' });
    assert.equal((await gateway().cancel(reference)).kind, 'returned');
    await under.giveAgain(reference);
    const again = await gateway().inquire(reference);
    assert.ok(again?.kind === 'succeeded' && (again.won ?? '').length > 0, JSON.stringify(again));
    assert.deepEqual(await gateway().cancel(reference), again);
  });

  it('gives money back once for a reference, never more than came, and nothing of what did not', async () => {
    const { reference: payment } = await paid();
    const part = { reference: randomUUID(), payment, amount: money(5000) };
    const answers = await Promise.all(Array.from({ length: 4 }, () => gateway().refund(part)));
    assert.ok(answers.every(({ kind }) => kind === 'refunded' || kind === 'pending'));
    assert.deepEqual(await gateway().refund(part), { kind: 'refunded' });
    await assert.rejects(gateway().refund({ ...part, amount: money(1) }), /another refund/);
    const rest = { reference: randomUUID(), payment, amount: money(7001) };
    assert.deepEqual(await gateway().refund(rest), { kind: 'refused', because: 'too_much' });
    const whole = { reference: randomUUID(), payment, amount: money(7000) };
    assert.deepEqual(await gateway().refund(whole), { kind: 'refunded' });
    assert.deepEqual(await gateway().inquire(payment), { kind: 'succeeded' });
    const declined = await request(card(tokens.declined));
    await gateway().charge(declined);
    const nothing = { reference: randomUUID(), payment: declined.reference, amount: money(1) };
    assert.deepEqual(await gateway().refund(nothing), { kind: 'refused', because: 'nothing_charged' });
  });

  it('lists what was charged lately, newest first, each with what became of it', async () => {
    const began = addMs(systemNow(), -HOUR_MS);
    const first = await paid();
    const declined = await request(card(tokens.declined));
    await gateway().charge(declined);
    const listed: KnownCharge[] = [];
    for await (const charge of gateway().chargesSince(began)) listed.push(charge);
    const known = listed.filter(({ reference }) => reference === first.reference || reference === declined.reference);
    assert.deepEqual(
      known.map(({ reference, amount, outcome }) => ({ reference, amount, outcome })),
      [
        { reference: declined.reference, amount: money(12000), outcome: { kind: 'failed', failure: 'card_declined' } },
        { reference: first.reference, amount: money(12000), outcome: { kind: 'succeeded' } },
      ],
    );
    const later: KnownCharge[] = [];
    for await (const charge of gateway().chargesSince(addMs(systemNow(), HOUR_MS))) later.push(charge);
    assert.deepEqual(later, []);
  });

  it('believes no message that it did not sign', () => {
    const body = Buffer.from(JSON.stringify({ id: 'evt_1', type: 'payment_intent.succeeded' }));
    assert.deepEqual(gateway().readEvent(body, {}), { kind: 'forged' });
    assert.deepEqual(gateway().readEvent(body, { 'stripe-signature': 't=1,v1=00' }), { kind: 'forged' });
  });
}

function attachRequest(way: Way, accountId: string): AttachRequest {
  const consent = { at: instantOf('2026-11-22T10:00:00Z'), ip: '192.0.2.7', userAgent: 'Suite/1.0' };
  const common = { reference: randomUUID(), accountId, consent };
  if (way.kind !== 'direct_debit') return { ...common, ...way };
  return { ...common, ...way, holder: { name: 'Anne Exemple', email: 'anne@example.org' } };
}
