import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { signUp } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import {
  type AddOnBody,
  type Buyer,
  card,
  gatewayEvent,
  invoicesOf,
  ledgerTotal,
  orderSeats,
  suiteCustomer,
  trialBalance,
} from './payments-in-world.js';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const addOns = async (buyer: Buyer) =>
  (
    await world.http.get<{ data: AddOnBody[] }>(`/v1/subscriptions/${buyer.subscriptionId}/add-ons`, {
      token: buyer.token,
    })
  ).body.data;
const activations = (buyer: Buyer) =>
  rows<{ name: string }>(world, `select name from outbox where account_id = $1 and name = 'add_on.activated.v1'`, [
    buyer.id,
  ]);

describe('add-ons', () => {
  it('R-040: paid by card, a seat works at once; 2 × 100.00 = 200.00 net, VAT 20 % = 40.00, gross 240.00', async () => {
    const buyer = await suiteCustomer(world);
    const method = await card(world, buyer.token);
    const ordered = await orderSeats(world, buyer, 2, method);
    assert.equal(ordered.status, 201, ordered.text);
    assert.equal(ordered.body.status, 'active');
    assert.deepEqual(ordered.body.net, { amount: '200.00', currency: 'EUR' });
    assert.equal(ordered.body.nextAction, null);
    const [invoice] = await invoicesOf(world, buyer.token);
    assert.equal(invoice?.id, ordered.body.invoiceId);
    assert.equal(invoice.status, 'paid');
    assert.equal(invoice.subscriptionId, buyer.subscriptionId);
    assert.deepEqual(
      [invoice.net, invoice.vatAmount, invoice.gross, invoice.amountPaid, invoice.amountDue].map(
        ({ amount }) => amount,
      ),
      ['200.00', '40.00', '240.00', '240.00', '0.00'],
    );
    const path = `/v1/subscriptions/${buyer.subscriptionId}/add-ons/${ordered.body.id}`;
    const { nextAction: _, ...shown } = ordered.body;
    assert.deepEqual((await world.http.get(path, { token: buyer.token })).body, shown);
    assert.equal((await activations(buyer)).length, 1);
    assert.equal(await ledgerTotal(world), '0.00');
  });

  for (const [token, code] of [
    ['tok_declined', 'card_declined'],
    ['tok_insufficient_funds', 'insufficient_funds'],
  ] as const) {
    it(`${token}: 402 ${code}, no invoice and no seat`, async () => {
      const buyer = await suiteCustomer(world);
      const ordered = await orderSeats(world, buyer, 1, await card(world, buyer.token, token));
      assert.equal(`${ordered.status} ${ordered.body.code}`, `402 ${code}`);
      assert.deepEqual(await invoicesOf(world, buyer.token), []);
      assert.deepEqual(
        (await addOns(buyer)).map(({ status }) => status),
        ['refused'],
      );
      assert.equal((await activations(buyer)).length, 0);
    });
  }

  it('a payment that needs its payer is pending, with where to go on; the event that it succeeded activates once', async () => {
    const buyer = await suiteCustomer(world);
    const ordered = await orderSeats(world, buyer, 1, await card(world, buyer.token, 'tok_requires_action'));
    assert.equal(ordered.status, 202, ordered.text);
    assert.equal(ordered.body.status, 'pending_payment');
    assert.equal(ordered.body.nextAction?.type, 'redirect');
    assert.match(ordered.body.nextAction.url, /^https:\/\//);
    assert.equal(ordered.body.invoiceId, null);
    assert.deepEqual(await invoicesOf(world, buyer.token), []);
    const events = await Promise.all(
      Array.from({ length: 10 }, () => gatewayEvent(world, ordered.body.paymentId!, 'evt-3ds', 'succeeded')),
    );
    assert.deepEqual(new Set(events.map(({ status }) => status)), new Set([200]));
    assert.deepEqual(
      (await addOns(buyer)).map(({ status }) => status),
      ['active'],
    );
    assert.equal((await invoicesOf(world, buyer.token)).length, 1);
    assert.equal((await activations(buyer)).length, 1);
  });

  it('a time-out is never taken as paid', async () => {
    const buyer = await suiteCustomer(world);
    const ordered = await orderSeats(world, buyer, 1, await card(world, buyer.token, 'tok_timeout'));
    assert.equal(ordered.status, 202);
    assert.equal(ordered.body.status, 'pending_payment');
    assert.equal(ordered.body.nextAction, null);
    assert.deepEqual(await invoicesOf(world, buyer.token), []);
    assert.equal((await gatewayEvent(world, ordered.body.paymentId!, 'evt-late', 'failed')).status, 200);
    assert.deepEqual(
      (await addOns(buyer)).map(({ status }) => status),
      ['refused'],
    );
  });

  it('without a method named, the newest card pays; without any, the body lacks one', async () => {
    const buyer = await suiteCustomer(world);
    const without = await orderSeats(world, buyer, 1);
    assert.equal(without.status, 422);
    assert.deepEqual(
      without.body.errors?.map(({ field, code }) => `${field} ${code}`),
      ['paymentMethod required'],
    );
    await card(world, buyer.token, 'tok_declined');
    await card(world, buyer.token, 'tok_ok');
    assert.equal((await orderSeats(world, buyer, 1)).status, 201);
  });

  it('bad quantities, prices of the client, and methods of others are refused, and change nothing', async () => {
    const buyer = await suiteCustomer(world);
    const other = await suiteCustomer(world);
    const method = await card(world, buyer.token);
    const foreign = await card(world, other.token);
    const path = `/v1/subscriptions/${buyer.subscriptionId}/add-ons`;
    const post = async (body: object, token = buyer.token) => {
      const { status, body: answer } = await world.http.post<AddOnBody>(path, { token, body });
      return `${status} ${answer.code} ${(answer.errors ?? []).map(({ field, code }) => `${field} ${code}`).join()}`;
    };
    const seat = { kind: 'seat', quantity: 1, paymentMethod: method };
    for (const [quantity, fault] of [
      [0, 'too_small'],
      [-1, 'too_small'],
      [1001, 'too_large'],
      [1.5, 'wrong_type'],
      [1e300, 'too_large'],
      ['1', 'wrong_type'],
      [null, 'wrong_type'],
      [undefined, 'required'],
    ] as const) {
      assert.match(await post({ ...seat, quantity }), new RegExp(`^422 validation_failed quantity ${fault}$`));
    }
    assert.equal(await post({ ...seat, price: '0.01' }), '422 unknown_field price unknown_field');
    assert.equal(await post({ ...seat, kind: 'castle' }), '422 validation_failed kind not_allowed');
    assert.equal(
      await post({ ...seat, paymentMethod: foreign }),
      '422 reference_not_found paymentMethod reference_not_found',
    );
    assert.equal(
      await post({ ...seat, paymentMethod: 'x' }),
      '422 reference_not_found paymentMethod reference_not_found',
    );
    assert.equal(await post({ ...seat, kind: 'dedicated_ip' }), '409 add_on_not_available ');
    assert.equal(
      await post({ ...seat, kind: 'phone_support', quantity: 2 }),
      '422 validation_failed quantity too_large',
    );
    assert.equal(await post(seat, other.token), '404 not_found ');
    assert.deepEqual(await addOns(buyer), []);
  });

  it('plans that do not sell seats refuse them; so does a subscription that has ended', async () => {
    const free = await signUp(world);
    await storeBillingDetails(world, free.id, {});
    const subscriptions = await world.http.get<{ data: { id: string }[] }>('/v1/subscriptions', { token: free.token });
    const buyer = { ...free, subscriptionId: subscriptions.body.data[0]!.id };
    const method = await card(world, free.token);
    const refused = await orderSeats(world, buyer, 1, method);
    assert.equal(`${refused.status} ${refused.body.code}`, '409 add_on_not_available');
  });

  it('who we cannot make an invoice out to cannot buy: no details, or a French company without its SIREN', async () => {
    const buyer = await suiteCustomer(world, false);
    const method = await card(world, buyer.token);
    const none = await orderSeats(world, buyer, 1, method);
    assert.equal(`${none.status} ${none.body.code}`, '422 billing_details_required');
    assert.ok((none.body.errors ?? []).length > 0);
    await storeBillingDetails(world, buyer.id, { customerType: 'company', siren: null, vatNumber: null });
    const withoutSiren = await orderSeats(world, buyer, 1, method);
    assert.deepEqual(
      withoutSiren.body.errors?.map(({ field }) => field),
      ['siren'],
    );
    await storeBillingDetails(world, buyer.id, { customerType: 'company', siren: '732829320' });
    assert.equal((await orderSeats(world, buyer, 1, method)).status, 201);
  });

  it('the same request again, with its key, is one order', async () => {
    const buyer = await suiteCustomer(world);
    const method = await card(world, buyer.token);
    const key = { 'idempotency-key': 'seats-1' };
    const answers = [await orderSeats(world, buyer, 1, method, key), await orderSeats(world, buyer, 1, method, key)];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201],
    );
    assert.equal(answers[0]!.text, answers[1]!.text);
    const pending = await card(world, buyer.token, 'tok_requires_action');
    const later = { 'idempotency-key': 'seats-2' };
    const first = await orderSeats(world, buyer, 1, pending, later);
    const again = await orderSeats(world, buyer, 1, pending, later);
    assert.deepEqual([first.status, again.status, again.text], [202, 202, first.text]);
    assert.equal((await addOns(buyer)).length, 2);
  });

  it('the books know the customer owes nothing and what is owed to the state', async () => {
    const { accounts, total } = await trialBalance(world);
    assert.equal(total, '0.00');
    const balance = (name: string) => accounts.find(({ account }) => account === name)?.balance;
    assert.equal(balance('receivable'), '0.00');
    const [sold] = await rows<{ net: string; vat: string; gross: string }>(
      world,
      `select sum((content->>'net')::numeric)::text net, sum((content->>'vatAmount')::numeric)::text vat,
         sum((content->>'gross')::numeric)::text gross from invoices`,
    );
    assert.equal(balance('income_seats'), `-${sold?.net}`);
    assert.equal(balance('vat_payable:FR_METRO:20'), `-${sold?.vat}`);
    assert.equal(balance('psp_clearing_card'), sold?.gross);
  });

  describe('what staff sell', () => {
    const sell = async (buyer: Buyer, body: object) =>
      world.http.post<AddOnBody>(`/v1/admin/accounts/${buyer.accountId}/add-ons`, {
        token: await world.operator(),
        body,
      });

    it('is charged as the customer pays, at the price that was agreed on', async () => {
      const buyer = await suiteCustomer(world);
      await card(world, buyer.token);
      const price = { amount: '80.00', currency: 'EUR' };
      const sold = await sell(buyer, { kind: 'seat', quantity: 2, price });
      assert.equal(sold.status, 201, sold.text);
      assert.deepEqual([sold.body.status, sold.body.net.amount], ['active', '160.00']);
      const [invoice] = await invoicesOf(world, buyer.token);
      assert.deepEqual([invoice?.id, invoice?.status, invoice?.net.amount], [sold.body.invoiceId, 'paid', '160.00']);
      const trail = await rows<{ action: string; actor: string }>(
        world,
        `select action, actor_type as actor from audit_log where account_id = $1 and actor_type = 'staff'`,
        [buyer.id],
      );
      assert.ok(trail.length > 0, 'who sold it is in the audit log');
    });

    it('works at once on account where the customer pays later, and costs the plan’s price when none was agreed on', async () => {
      const buyer = await suiteCustomer(world);
      const transfer = await world.http.post('/v1/payment-methods', {
        token: buyer.token,
        body: { kind: 'bank_transfer' },
      });
      assert.equal(transfer.status, 201, transfer.text);
      const sold = await sell(buyer, { kind: 'seat', quantity: 1 });
      assert.equal(sold.status, 201, sold.text);
      assert.deepEqual([sold.body.status, sold.body.net.amount], ['active', '100.00']);
      const [invoice] = await invoicesOf(world, buyer.token);
      assert.deepEqual([invoice?.status, invoice?.net.amount], ['open', '100.00']);
    });

    it('says what is in the way', async () => {
      const buyer = await suiteCustomer(world);
      assert.equal((await sell(buyer, { kind: 'seat', quantity: 1 })).status, 422, 'nothing to pay with');
      await card(world, buyer.token);
      for (const price of [{ amount: '-1.00', currency: 'EUR' }, { amount: '1.00', currency: 'USD' }, 'free', 0])
        assert.equal((await sell(buyer, { kind: 'seat', quantity: 1, price })).status, 422);
      assert.equal((await sell(buyer, { kind: 'unicorn', quantity: 1 })).status, 422);
      assert.equal((await invoicesOf(world, buyer.token)).length, 0);
    });
  });
});
