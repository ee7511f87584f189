import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { signUp } from './account-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import {
  type Buyer,
  card,
  gatewayEvent,
  invoicesOf,
  ledgerTotal,
  operatorOf,
  orderSeats,
  suiteCustomer,
} from './payments-in-world.js';

interface Method {
  id: string;
  kind: string;
  brand: string;
  last4: string;
  expires: string;
}
interface PaymentBody {
  id: string;
  status: string;
  failure: string | null;
  nextAction: { url: string } | null;
  amount: { amount: string };
}

let world: World;
before(async () => {
  world = await startWorld(WITHOUT_SCHEDULER);
});
after(() => world.close());

describe('payment methods', () => {
  const add = (token: string, body: object) =>
    world.http.post<Method & { code: string; errors?: { field: string; code: string }[] }>('/v1/payment-methods', {
      token,
      body,
    });
  const list = async (token: string) =>
    (await world.http.get<{ data: Method[] }>('/v1/payment-methods', { token })).body.data;

  it('a card is shown by its last four digits, its token by nothing', async () => {
    const { token, id: account } = await signUp(world);
    const added = await add(token, { kind: 'card', token: 'tok_ok' });
    assert.equal(added.status, 201, added.text);
    assert.deepEqual([added.body.kind, added.body.brand, added.body.last4], ['card', 'visa', '4242']);
    assert.deepEqual(await list(token), [added.body]);
    assert.deepEqual((await world.http.get(`/v1/payment-methods/${added.body.id}`, { token })).body, added.body);
    const dump = await rows(world, 'select m::text from payment_methods m where account_id = $1', [account]);
    const sealed = await rows<{ hex: string }>(
      world,
      `select encode(sealed_instrument, 'escape') as hex from payment_methods where account_id = $1`,
      [account],
    );
    assert.ok(!JSON.stringify([added.text, dump, sealed]).includes('tok_ok'));
  });

  it('R-063: a cheque is none, and no word makes it one', async () => {
    const { token } = await signUp(world);
    const refused = await add(token, { kind: 'cheque', token: 'tok_ok' });
    assert.equal(`${refused.status} ${refused.body.code}`, '422 validation_failed');
    assert.deepEqual(
      refused.body.errors?.map(({ field, code }) => `${field} ${code}`),
      ['kind not_allowed'],
    );
    await assert.rejects(
      rows(
        world,
        `insert into payment_methods (id, account_id, kind, created_at) values (gen_random_uuid(), gen_random_uuid(), 'cheque', now())`,
      ),
      /payment_methods_kind_check/,
    );
  });

  it('unknown tokens and wrong fields are refused with a code each', async () => {
    const { token } = await signUp(world);
    const iban = 'DE89370400440532013000';
    const cases: [body: object, answer: string][] = [
      [{ kind: 'card' }, '422 validation_failed token required'],
      [{ kind: 'card', token: 'tok_of_nobody' }, '422 validation_failed token unknown_token'],
      [{ kind: 'card', token: 'constructor' }, '422 validation_failed token unknown_token'],
      [{ kind: 'card', token: 'tok_ok', iban }, '422 validation_failed iban not_allowed'],
      [{ kind: 'card', token: 'tok_ok', number: '4242424242424242' }, '422 unknown_field number unknown_field'],
      [{ kind: 'paypal', token: 'tok_of_nobody' }, '422 validation_failed token unknown_token'],
      [{ kind: 'direct_debit' }, '422 validation_failed iban required'],
      [{ kind: 'direct_debit', iban: 'DE89370400440532013001' }, '422 validation_failed iban iban_malformed'],
      [{ kind: 'direct_debit', iban: 'BR1800360305000010009795493C1' }, '422 validation_failed iban iban_not_sepa'],
      [{ kind: 'bank_transfer', iban }, '422 validation_failed iban not_allowed'],
      [{ kind: 'admin_mandate' }, '422 payment_kind_not_available '],
    ];
    for (const [body, answer] of cases) {
      const { status, body: problem } = await add(token, body);
      assert.equal(
        `${status} ${problem.code} ${(problem.errors ?? []).map(({ field, code }) => `${field} ${code}`).join()}`,
        answer,
      );
    }
    assert.deepEqual(await list(token), []);
  });

  it('a removed card is gone, pays nothing more, and belongs to nobody else', async () => {
    const buyer = await suiteCustomer(world);
    const stranger = await signUp(world);
    const method = await card(world, buyer.token);
    const path = `/v1/payment-methods/${method}`;
    assert.equal((await world.http.delete(path, { token: stranger.token })).status, 404);
    assert.equal((await world.http.delete(path, { token: buyer.token, headers: { 'if-match': '"x"' } })).status, 412);
    assert.equal((await world.http.delete(path, { token: buyer.token })).status, 204);
    assert.equal((await world.http.delete(path, { token: buyer.token })).status, 404);
    assert.deepEqual(await list(buyer.token), []);
    assert.equal((await orderSeats(world, buyer, 1, method)).status, 422);
  });
});

describe('payments', () => {
  const paymentOf = async (buyer: Buyer, id: string) =>
    (await world.http.get<PaymentBody>(`/v1/payments/${id}`, { token: buyer.token })).body;
  const pendingOrder = async (buyer: Buyer, token = 'tok_requires_action') =>
    (await orderSeats(world, buyer, 1, await card(world, buyer.token, token))).body.paymentId!;
  const seatsOf = async (buyer: Buyer) =>
    (await world.http.get<{ purchased: number }>('/v1/seats', { token: buyer.token })).body.purchased;

  it('are listed with what their payer must do; another account sees none of it', async () => {
    const buyer = await suiteCustomer(world);
    const stranger = await suiteCustomer(world);
    const id = await pendingOrder(buyer);
    const shown = await paymentOf(buyer, id);
    assert.deepEqual([shown.status, shown.amount.amount], ['pending', '120.00']);
    assert.ok(shown.nextAction?.url);
    const list = await world.http.get<{ data: PaymentBody[] }>('/v1/payments', { token: buyer.token });
    assert.deepEqual(list.body.data, [shown]);
    assert.equal((await world.http.get(`/v1/payments/${id}`, { token: stranger.token })).status, 404);
    const events = `/v1/admin/sandbox/payments/${id}/events`;
    const body = { id: 'evt-forged', type: 'succeeded' };
    assert.equal((await world.http.post(events, { token: buyer.token, body })).status, 403);
    assert.equal((await paymentOf(buyer, id)).status, 'pending');
  });

  it('64 events of one payment at once, half of them saying it failed: one outcome, at most one invoice', async () => {
    const buyer = await suiteCustomer(world);
    const id = await pendingOrder(buyer);
    const told = await Promise.all(
      Array.from({ length: 64 }, (_, i) => gatewayEvent(world, id, `race-${i}`, i % 2 === 0 ? 'succeeded' : 'failed')),
    );
    assert.deepEqual(new Set(told.map(({ status }) => status)), new Set([200]));
    assert.equal((await paymentOf(buyer, id)).status, 'succeeded');
    assert.equal((await invoicesOf(world, buyer.token)).length, 1);
    assert.equal(await seatsOf(buyer), 1);
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('a late refusal never undoes a success; a late success counts', async () => {
    const buyer = await suiteCustomer(world);
    const id = await pendingOrder(buyer);
    await gatewayEvent(world, id, 'a', 'failed');
    assert.deepEqual([(await paymentOf(buyer, id)).status, await seatsOf(buyer)], ['failed', 0]);
    await gatewayEvent(world, id, 'b', 'succeeded');
    assert.deepEqual([(await paymentOf(buyer, id)).status, await seatsOf(buyer)], ['succeeded', 1]);
    await gatewayEvent(world, id, 'c', 'failed');
    await gatewayEvent(world, id, 'd', 'requires_action');
    assert.deepEqual([(await paymentOf(buyer, id)).status, await seatsOf(buyer)], ['succeeded', 1]);
    assert.equal((await invoicesOf(world, buyer.token)).length, 1);
  });

  it('one event id is one event, also when it comes back saying something else', async () => {
    const buyer = await suiteCustomer(world);
    const id = await pendingOrder(buyer);
    await gatewayEvent(world, id, 'same', 'failed');
    await gatewayEvent(world, id, 'same', 'succeeded');
    assert.deepEqual([(await paymentOf(buyer, id)).status, await seatsOf(buyer)], ['failed', 0]);
  });

  it('events of payments that do not exist answer 404, wrong ones 422', async () => {
    const token = await operatorOf(world);
    const missing = '/v1/admin/sandbox/payments/pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11/events';
    assert.equal((await world.http.post(missing, { token, body: {} })).status, 404);
    const buyer = await suiteCustomer(world);
    const path = `/v1/admin/sandbox/payments/${await pendingOrder(buyer)}/events`;
    for (const body of [{}, { id: '', type: 'succeeded' }, { id: 'x', type: 'stolen' }]) {
      assert.equal((await world.http.post(path, { token, body })).status, 422);
    }
  });

  it('a payer who went away has given up after a day; the charge is withdrawn at the gateway', async () => {
    const buyer = await suiteCustomer(world);
    const [waiting, silent] = [await pendingOrder(buyer), await pendingOrder(buyer, 'tok_timeout')];
    await world.advance('PT23H');
    assert.deepEqual(
      [(await paymentOf(buyer, waiting)).status, (await paymentOf(buyer, silent)).status],
      ['pending', 'pending'],
    );
    await world.advance('PT8H');
    for (const id of [waiting, silent]) {
      const shown = await paymentOf(buyer, id);
      assert.deepEqual([shown.status, shown.failure], ['failed', 'expired']);
      const charge = 'select state, failure from sandbox_charges where reference = $1';
      assert.deepEqual(await rows(world, charge, [parseWireId('pay', id)]), [{ state: 'failed', failure: 'expired' }]);
    }
    assert.deepEqual(await invoicesOf(world, buyer.token), []);
  });

  it('a payment that was decided while nobody listened is found by asking', async () => {
    const buyer = await suiteCustomer(world);
    const id = await pendingOrder(buyer, 'tok_timeout');
    await rows(world, `update sandbox_charges set state = 'succeeded' where reference = $1`, [parseWireId('pay', id)]);
    await world.advance('PT5M');
    assert.deepEqual([(await paymentOf(buyer, id)).status, await seatsOf(buyer)], ['succeeded', 1]);
    assert.equal((await invoicesOf(world, buyer.token)).length, 1);
  });

  it('an order is paid by one payment at a time', async () => {
    const buyer = await suiteCustomer(world);
    await pendingOrder(buyer);
    await assert.rejects(
      rows(
        world,
        `insert into payments (id, account_id, kind, purpose, purpose_id, currency, amount_minor, state, checks, created_at)
         select gen_random_uuid(), account_id, kind, purpose, purpose_id, currency, amount_minor, 'created', 0, created_at
         from payments where account_id = $1`,
        [buyer.id],
      ),
      /payments_one_alive_idx/,
    );
  });
});
