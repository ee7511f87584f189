import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { STRIPE_EVENTS } from '../../../src/modules/billing/payments/adapters/stripe-events.js';
import { FAKE_STRIPE_WEBHOOK_SECRET } from '../../support/peers/fake-stripe.js';
import type { Thing } from '../../support/peers/fake-stripe-objects.js';
import { rows } from '../accounts/account-world.js';
import {
  type Buyer,
  card,
  invoicesOf,
  ledgerTotal,
  operatorOf,
  orderSeats,
  suiteCustomer,
} from './payments-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { StripeWorld, uuidOf } from './stripe-in-world.js';

let sw: StripeWorld;
before(async () => {
  sw = await StripeWorld.start(WITHOUT_SCHEDULER);
});
after(() => sw.close());

/** Seats ordered with a card whose bank wants its client; the payment waits. */
async function waitingOrder(): Promise<{ buyer: Buyer; payment: string; intent: Thing }> {
  const buyer = await suiteCustomer(sw.world);
  await card(sw.world, buyer.token, 'pm_card_authenticationRequired');
  const answer = await orderSeats(sw.world, buyer, 1);
  assert.equal(answer.status, 202, answer.text);
  const payment = answer.body.paymentId!;
  return { buyer, payment, intent: sw.intentOf(payment) };
}

const eventsKept = async (): Promise<number> =>
  (await rows<{ n: number }>(sw.world, 'select count(*)::integer as n from gateway_events'))[0]!.n;
const statusOf = async ({ token }: Buyer): Promise<string> => (await sw.paymentOf(token)).status;

describe('what claims to come from Stripe', () => {
  it('a forged event is refused with a stable code, counted, and has no effect', async () => {
    const { buyer, intent } = await waitingOrder();
    sw.stripe.payerActs(intent);
    const [event] = sw.stripe.webhooks.of('payment_intent.succeeded', intent.id);
    const { webhooks } = sw.stripe;
    const before = await eventsKept();
    const forgeries = [
      { secret: 'whsec_somebodyElses' },
      { tamper: (body: string) => body.replace('"payment_intent.succeeded"', '"payment_intent.succeeded" ') },
      { headers: { 'stripe-signature': '' } },
      { headers: { 'stripe-signature': 't=,v1=' } },
      { headers: { 'stripe-signature': `t=${'9'.repeat(400)},v1=${'0'.repeat(64)}` } },
    ];
    for (const forgery of forgeries) {
      const { status, body } = await webhooks.deliver(event!, sw.hook, forgery);
      assert.equal(`${status} ${(JSON.parse(body) as { code: string }).code}`, '400 event_signature_invalid');
    }
    for (const body of ['', '{', 'null', '[]', '{"id":1}', '\u0000']) {
      const answer = await sw.world.http.post('/v1/hooks/stripe', {
        body,
        headers: { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=aa' },
      });
      assert.equal(answer.status, 400, body);
    }
    assert.equal(await eventsKept(), before);
    assert.equal(await statusOf(buyer), 'pending');
    assert.ok((await sw.metric('gateway_events_total')).some((line) => /verdict="forged"\} \d{2}/.test(line)));
  });

  it('an event that was signed more than five minutes ago is refused; one of four minutes is not', async () => {
    const { buyer, intent } = await waitingOrder();
    sw.stripe.payerActs(intent);
    const [event] = sw.stripe.webhooks.of('payment_intent.succeeded', intent.id);
    const stale = await sw.stripe.webhooks.deliver(event!, sw.hook, { ageS: 302 });
    assert.equal(`${stale.status} ${(JSON.parse(stale.body) as { code: string }).code}`, '400 event_too_old');
    assert.equal(await statusOf(buyer), 'pending');
    assert.equal((await sw.stripe.webhooks.deliver(event!, sw.hook, { ageS: 240 })).status, 200);
    await sw.followed();
    assert.equal(await statusOf(buyer), 'succeeded');
  });

  it('authentic events of other kinds, also of none, are acknowledged and change nothing', async () => {
    const before = await eventsKept();
    const { webhooks } = sw.stripe;
    const customer = sw.stripe.store.all('customer')[0]!;
    for (const type of [
      'customer.created',
      'payment_intent',
      'payment_intent.created',
      'constructor.name',
      '__proto__.x',
      'invoice.paid',
    ]) {
      const { status } = await webhooks.deliver(webhooks.announce(type, customer), sw.hook);
      assert.equal(status, 200, type);
    }
    for (const body of ['{}', '[]', 'null', '{"id":"evt_1","type":"payment_intent.succeeded"}']) {
      assert.equal((await webhooks.deliver(body, sw.hook)).status, 200, body);
    }
    assert.equal(await eventsKept(), before);
  });

  it('an event about nobody’s object calls staff, once', async () => {
    const { webhooks, store } = sw.stripe;
    const intent = store.create('payment_intent', { amount: 500, status: 'succeeded' });
    const charge = store.create('charge', { payment_intent: intent.id });
    const ghost = { ...intent, id: 'pi_1FakeGhost' };
    for (const event of [
      webhooks.announce('payment_intent.succeeded', intent),
      webhooks.announce('payment_intent.processing', intent),
      webhooks.announce('charge.refunded', charge),
      webhooks.announce('payment_intent.succeeded', ghost),
      webhooks.announce('payment_intent.succeeded', { ...ghost, id: '../customers' }),
    ]) {
      assert.equal((await webhooks.deliver(event, sw.hook)).status, 200);
    }
    await sw.followed();
    const strange = (await sw.alerts()).filter(({ kind }) => kind === 'unknown_object').map(({ subject }) => subject);
    assert.deepEqual(strange.sort(), ['../customers', charge.id, intent.id, ghost.id].sort());
  });

  it('R-044: an event that is told a hundred times at once has one effect', async () => {
    const { buyer, payment, intent } = await waitingOrder();
    sw.stripe.payerActs(intent);
    const [event] = sw.stripe.webhooks.of('payment_intent.succeeded', intent.id);
    const told = Array.from({ length: 100 }, () => sw.stripe.webhooks.deliver(event!, sw.hook));
    assert.deepEqual(new Set((await Promise.all(told)).map(({ status }) => status)), new Set([200]));
    await sw.followed();
    assert.equal(await statusOf(buyer), 'succeeded');
    assert.equal((await invoicesOf(sw.world, buyer.token)).length, 1);
    const booked = `select count(*)::integer as n from outbox where name = 'payment.succeeded.v1' and aggregate_id = $1`;
    assert.deepEqual(await rows(sw.world, booked, [uuidOf(payment)]), [{ n: 1 }]);
    const kept = 'select count(*)::integer as n from gateway_events where event_id = $1';
    assert.deepEqual(await rows(sw.world, kept, [event!.id]), [{ n: 1 }]);
    assert.equal(await ledgerTotal(sw.world), '0.00');
  });

  it('events in any order end where the object stands: a late failure never undoes a success', async () => {
    const { buyer, intent } = await waitingOrder();
    sw.stripe.payerActs(intent);
    const { webhooks } = sw.stripe;
    const failed = webhooks.announce('payment_intent.payment_failed', { ...intent, status: 'requires_payment_method' });
    const [succeeded] = webhooks.of('payment_intent.succeeded', intent.id);
    const [asked] = webhooks.of('payment_intent.requires_action', intent.id);
    for (const event of [failed, succeeded!, asked!, failed]) await webhooks.deliver(event, sw.hook);
    await sw.followed();
    assert.equal(await statusOf(buyer), 'succeeded');
    const later = webhooks.announce('payment_intent.canceled', { ...intent, status: 'canceled' });
    await webhooks.deliver(later, sw.hook);
    await sw.followed();
    assert.equal(await statusOf(buyer), 'succeeded');
  });

  it('a payer who refuses at his bank has not paid, and nothing is invoiced', async () => {
    const { buyer, intent } = await waitingOrder();
    sw.stripe.payerActs(intent, 'refuses');
    await sw.stripe.webhooks.deliver(sw.stripe.webhooks.of('payment_intent.payment_failed', intent.id)[0]!, sw.hook);
    await sw.followed();
    const payment = await sw.paymentOf(buyer.token);
    assert.deepEqual([payment.status, payment.failure], ['failed', 'authentication_required']);
    assert.deepEqual(await invoicesOf(sw.world, buyer.token), []);
  });

  it('an event whose object cannot be asked for is acknowledged, kept, and followed when Stripe is back', async () => {
    const { buyer, intent } = await waitingOrder();
    sw.stripe.payerActs(intent);
    sw.stripe.fail(/GET \/v1\/payment_intents/, 'error', 3);
    const [event] = sw.stripe.webhooks.of('payment_intent.succeeded', intent.id);
    assert.equal((await sw.stripe.webhooks.deliver(event!, sw.hook)).status, 200);
    await sw.followed();
    assert.equal(await statusOf(buyer), 'pending');
    const hurry = `update gateway_events set next_try_at = clock_timestamp() where event_id = $1`;
    await rows(sw.world, hurry, [event!.id]);
    await sw.followed();
    assert.equal(await statusOf(buyer), 'succeeded');
  });

  it('one that can never be followed is given up in the end, and staff are called', async () => {
    const { intent } = await waitingOrder();
    const [event] = sw.stripe.webhooks.of('payment_intent.requires_action', intent.id);
    sw.stripe.fail(/GET \/v1\/payment_intents/, 'html', 1_000);
    await sw.stripe.webhooks.deliver(event!, sw.hook);
    await sw.followed();
    const hurry = `update gateway_events set next_try_at = clock_timestamp(), attempts = 8 where event_id = $1`;
    await rows(sw.world, hurry, [event!.id]);
    assert.equal((await sw.alert('event_not_followed')).subject, event!.id);
    sw.stripe.behave();
    const left = 'select next_try_at from gateway_events where event_id = $1';
    assert.deepEqual(await rows(sw.world, left, [event!.id]), [{ next_try_at: null }]);
  });
});

describe('alerts', () => {
  it('staff say what they found; the first answer stays, and the same thing again is a new alert', async () => {
    const { webhooks, store } = sw.stripe;
    const token = await operatorOf(sw.world);
    const stray = store.create('payment_intent', { amount: 7, status: 'succeeded' });
    await webhooks.deliver(webhooks.announce('payment_intent.succeeded', stray), sw.hook);
    const { id } = await sw.alert('unknown_object', stray.id);
    const resolve = (note: string) =>
      sw.world.http.post<{ status: string; note: string }>(`/v1/admin/payments/alerts/${id}/resolve`, {
        token,
        body: { note },
      });
    assert.equal((await resolve('')).status, 422);
    for (const note of ['A shop shares our account.', 'Another word.']) {
      const resolved = await resolve(note);
      assert.deepEqual([resolved.body.status, resolved.body.note], ['resolved', 'A shop shares our account.']);
    }
    assert.ok((await sw.alerts('resolved')).some((alert) => alert.id === id));
    await webhooks.deliver(webhooks.announce('payment_intent.canceled', stray), sw.hook);
    assert.notEqual((await sw.alert('unknown_object', stray.id)).id, id);
    const { token: customer } = await suiteCustomer(sw.world);
    assert.equal((await sw.world.http.get('/v1/admin/payments/alerts', { token: customer })).status, 403);
  });

  it('a debit’s mandate that is revoked at the bank makes the account of no more use', async () => {
    const buyer = await suiteCustomer(sw.world);
    const body = { kind: 'direct_debit', iban: 'DE89370400440532013000' };
    const added = await sw.world.http.post<{ id: string; status: string }>('/v1/payment-methods', {
      token: buyer.token,
      body,
    });
    assert.equal(added.status, 201, added.text);
    const method = sw.stripe.store.all('mandate')[0]!['payment_method'] as string;
    sw.stripe.revokeMandate(method);
    const [event] = sw.stripe.webhooks.of('mandate.updated');
    await sw.stripe.webhooks.deliver(event!, sw.hook);
    await sw.followed();
    const shown = await sw.world.http.get<{ status: string }>(`/v1/payment-methods/${added.body.id}`, {
      token: buyer.token,
    });
    assert.equal(shown.body.status, 'unusable', shown.text);
  });
});

it('the operator’s page names every event to subscribe to, and no other', () => {
  const page = readFileSync('docs/operate/payments.md', 'utf8');
  const paragraph = page.slice(page.indexOf('these events:'), page.indexOf('Others are acknowledged'));
  let group = '';
  const named = [...paragraph.matchAll(/`([a-z_.]+)`/g)].map(([, name]) => {
    if (!name!.startsWith('.')) group = name!.slice(0, name!.lastIndexOf('.'));
    return name!.startsWith('.') ? group + name! : name!;
  });
  assert.deepEqual(named.sort(), Object.keys(STRIPE_EVENTS).sort());
});

it('the secret of the hook is in no answer and no metric', async () => {
  const texts = [await sw.metric(''), (await sw.world.http.get('/openapi.json')).text];
  assert.ok(!JSON.stringify(texts).includes(FAKE_STRIPE_WEBHOOK_SECRET));
});
