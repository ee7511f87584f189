import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import type { Seats } from '../accounts/team-world.js';
import { signUp } from '../billing/account-in-world.js';
import { card, gatewayEvent, invoicesOf, ledgerTotal, suiteCustomer } from '../billing/payments-in-world.js';
import { buy, follow, goodsOf, overviewOf, type PurchaseBody } from './shop-in-world.js';

const SEAT = { kind: 'seat', quantity: 1 };
const PHONE = { kind: 'phone_support', quantity: 1 };

describe('what can be bought, and the basket', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
  });
  after(() => world.close());

  const seats = async (token: string) => (await world.http.get<Seats>('/v1/seats', { token })).body.purchased;
  const faults = ({ errors }: PurchaseBody) => errors?.map(({ field, code }) => `${field} ${code}`);

  it('R-039: all plans on sale are listed with their price and how to buy them', async () => {
    const { token } = await signUp(world, 'suite');
    const goods = await goodsOf(world, token);
    const suite = goods.filter(({ offer }) => offer === 'suite');
    assert.deepEqual(
      suite.map(({ name, price, action }) => [name, price.amount, action.name, action.method, action.path]),
      [
        ['Web', '75.00', 'buy', 'POST', '/v1/subscriptions'],
        ['Pro', '150.00', 'buy', 'POST', '/v1/subscriptions'],
        ['Enterprise', '320.00', 'buy', 'POST', '/v1/subscriptions'],
      ],
    );
    const plans = goods.filter(({ kind }) => kind === 'plan');
    assert.deepEqual([...new Set(plans.map(({ offer }) => offer))].sort(), [
      'freemium-de',
      'freemium-fr',
      'relay',
      'suite',
    ]);
  });

  it('add-ons are listed once the active plan sells them, in the reader’s language', async () => {
    const buyer = await suiteCustomer(world);
    const goods = (await goodsOf(world, buyer.token, 'de')).filter(({ kind }) => !['plan', 'sms_pack'].includes(kind));
    assert.deepEqual(
      goods.map(({ kind, name, price, subscriptionId }) => [kind, name, price.amount, subscriptionId]),
      [
        ['seat', 'Zusätzlicher Benutzer, Web', '100.00', buyer.subscriptionId],
        ['phone_support', 'Telefonische Unterstützung, Web', '240.00', buyer.subscriptionId],
        ['priority_support', 'Bevorzugte Unterstützung, Web', '480.00', buyer.subscriptionId],
      ],
    );
    const method = await card(world, buyer.token);
    for (const good of goods) {
      const bought = await follow<PurchaseBody>(world, buyer.token, good, method);
      assert.deepEqual([bought.status, bought.body.net.amount], [201, good.price.amount], bought.text);
    }
  });

  it('the list is read page by page without gap or repetition', async () => {
    const { token } = await signUp(world, 'suite');
    const whole = (await goodsOf(world, token)).map(({ planId }) => planId);
    const read: (string | null)[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/v1/purchases?limit=7${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const answer = await world.http.get<{ data: { planId: string }[]; nextCursor: string | null }>(path, { token });
      read.push(...answer.body.data.map(({ planId }) => planId));
      cursor = answer.body.nextCursor;
    }
    assert.deepEqual(read, whole);
  });

  it('a basket of 2 seats and telephone support: one invoice, 2 × 100.00 + 240.00 = 440.00 net, all of it works', async () => {
    const buyer = await suiteCustomer(world);
    const bought = await buy(world, buyer.token, [{ ...SEAT, quantity: 2 }, PHONE], await card(world, buyer.token));
    assert.equal(bought.status, 201, bought.text);
    const invoices = await invoicesOf(world, buyer.token);
    assert.deepEqual(
      invoices.map(({ id, net, vatAmount, gross, lines, status }) => ({
        id,
        figures: [net.amount, vatAmount.amount, gross.amount],
        lines: lines.map(({ kind, quantity, net: { amount } }) => `${quantity} ${kind} ${amount}`),
        status,
      })),
      [
        {
          id: bought.body.invoiceId,
          figures: ['440.00', '88.00', '528.00'],
          lines: ['2 seat 200.00', '1 phone_support 240.00'],
          status: 'paid',
        },
      ],
    );
    assert.equal(await seats(buyer.token), 2);
    const path = `/v1/subscriptions/${buyer.subscriptionId}/add-ons`;
    const addOns = await world.http.get<{ data: { kind: string; status: string; invoiceId: string }[] }>(path, {
      token: buyer.token,
    });
    assert.deepEqual(addOns.body.data.map(({ kind, status, invoiceId }) => `${kind} ${status} ${invoiceId}`).sort(), [
      `phone_support active ${bought.body.invoiceId}`,
      `seat active ${bought.body.invoiceId}`,
    ]);
    const again = await world.http.get<PurchaseBody>(`/v1/purchases/${bought.body.id}`, { token: buyer.token });
    assert.deepEqual(again.body, bought.body);
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('a refused card buys nothing of the basket; a silent one is 202, and begins all of it when the money comes', async () => {
    const buyer = await suiteCustomer(world);
    const refused = await buy(world, buyer.token, [SEAT, PHONE], await card(world, buyer.token, 'tok_declined'));
    assert.deepEqual([refused.status, refused.body.code], [402, 'card_declined']);
    const waiting = await buy(world, buyer.token, [SEAT, PHONE], await card(world, buyer.token, 'tok_requires_action'));
    assert.deepEqual([waiting.status, waiting.body.status, waiting.body.invoiceId], [202, 'pending_payment', null]);
    assert.match(waiting.body.nextAction?.url ?? '', /^https?:/);
    assert.deepEqual([await seats(buyer.token), (await invoicesOf(world, buyer.token)).length], [0, 0]);
    await gatewayEvent(world, waiting.body.paymentId, 'evt-basket', 'succeeded');
    await gatewayEvent(world, waiting.body.paymentId, 'evt-basket', 'succeeded');
    const path = `/v1/purchases/${waiting.body.id}`;
    const after = (await world.http.get<PurchaseBody>(path, { token: buyer.token })).body;
    const [invoice, ...others] = await invoicesOf(world, buyer.token);
    assert.deepEqual([after.status, after.invoiceId, others.length], ['active', invoice?.id, 0]);
    assert.equal(await seats(buyer.token), 1);
  });

  it('what cannot be sold is refused whole, and nothing is charged', async () => {
    const buyer = await suiteCustomer(world);
    const method = await card(world, buyer.token);
    const sms = await buy(world, buyer.token, [SEAT, { kind: 'sms_pack', packId: 'fr-70', quantity: 1 }], method);
    assert.deepEqual(
      [sms.status, sms.body.code, faults(sms.body)],
      [422, 'reference_not_found', ['items[1].packId reference_not_found']],
    );
    const ip = await buy(world, buyer.token, [{ kind: 'dedicated_ip', quantity: 1 }], method);
    assert.deepEqual([ip.status, ip.body.code], [409, 'add_on_not_available']);
    const twice = await buy(world, buyer.token, [PHONE, SEAT, PHONE], method);
    assert.deepEqual([twice.status, faults(twice.body)], [422, ['items[2] duplicate']]);
    const two = await buy(world, buyer.token, [SEAT, { ...PHONE, quantity: 2 }], method);
    assert.deepEqual([two.status, faults(two.body)], [422, ['items[1].quantity too_large']]);
    for (const items of [
      [],
      [{}],
      [{ kind: 'plan', quantity: 1 }],
      [{ ...SEAT, quantity: 0 }],
      [{ ...SEAT, price: 1 }],
    ]) {
      assert.equal((await buy(world, buyer.token, items, method)).status, 422);
    }
    const stranger = await suiteCustomer(world);
    const foreign = await buy(world, buyer.token, [SEAT], await card(world, stranger.token));
    assert.deepEqual([foreign.status, faults(foreign.body)], [422, ['paymentMethod reference_not_found']]);
    const nobody = await signUp(world, 'suite');
    const none = await buy(world, nobody.token, [SEAT], await card(world, nobody.token));
    assert.deepEqual([none.status, none.body.code], [409, 'subscription_not_active']);
    assert.deepEqual([await invoicesOf(world, buyer.token), await seats(buyer.token)], [[], 0]);
  });

  it('the same key buys once, also twice at the same time', async () => {
    const buyer = await suiteCustomer(world);
    const method = await card(world, buyer.token);
    const key = { 'idempotency-key': 'basket-1' };
    const both = await Promise.all([1, 2].map(() => buy(world, buyer.token, [SEAT], method, key)));
    assert.ok(
      both.every(({ status }) => status === 201 || status === 409),
      both.map(({ text }) => text).join(),
    );
    const again = await buy(world, buyer.token, [SEAT], method, key);
    assert.equal(again.status, 201);
    assert.deepEqual([(await invoicesOf(world, buyer.token)).length, await seats(buyer.token)], [1, 1]);
  });

  it('nobody else’s purchase can be read', async () => {
    const [buyer, stranger] = [await suiteCustomer(world), await suiteCustomer(world)];
    const { body } = await buy(world, buyer.token, [SEAT], await card(world, buyer.token));
    assert.equal((await world.http.get(`/v1/purchases/${body.id}`, { token: stranger.token })).status, 404);
  });

  it('an account with nothing has an overview too', async () => {
    const { token } = await signUp(world, 'relay');
    const {
      billingDetails,
      paymentMethod,
      subscriptions,
      expiresAt,
      daysLeft,
      invoices,
      wallet,
      seats: own,
    } = await overviewOf(world, token);
    assert.deepEqual(
      [billingDetails, paymentMethod, subscriptions, expiresAt, daysLeft, invoices, wallet, own.used],
      [null, null, [], null, null, [], { balance: { amount: '0.00', currency: 'EUR' } }, 1],
    );
  });
});
