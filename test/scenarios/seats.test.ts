import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { invite, join, type Seats } from '../integration/accounts/team-world.js';
import { planId } from '../integration/billing/account-in-world.js';
import {
  card,
  type InvoiceBody,
  invoicesOf,
  ledgerTotal,
  operatorOf,
  orderSeats,
} from '../integration/billing/payments-in-world.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';

interface Firm extends Customer {
  subscriptionId: string;
}

const DETAILS = {
  customerType: 'company',
  name: 'Growing SARL',
  address: { line1: '4 rue du Port', postalCode: '69002', city: 'Lyon' },
  country: 'FR',
  siren: '732829320',
};

/** Firms with the suite: one seat in the plan, more for 100.00 net each. */
describe('a firm grows out of its seat', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  async function firm(name: string): Promise<Firm> {
    const owner = await signUpCustomer(world, { email: `owner@${name}.example`, offer: 'suite' });
    const granted = await world.http.post<{ id: string }>(`/v1/admin/accounts/${owner.accountId}/subscriptions`, {
      token: await operatorOf(world),
      body: { planId: await planId(world, 'suite.web') },
    });
    return { ...owner, subscriptionId: granted.body.id };
  }
  const giveDetails = (owner: Firm) =>
    world.http.call('PUT', '/v1/account/billing-details', { token: owner.accessToken, body: DETAILS });
  const seats = async (owner: Firm) => {
    const { included, purchased, used, total } = (
      await world.http.get<Seats>('/v1/seats', { token: owner.accessToken })
    ).body;
    return { included, purchased, used, total };
  };
  const order = (owner: Firm, quantity: number, method: string) =>
    orderSeats(world, { ...owner, id: '', token: owner.accessToken }, quantity, method);
  const signedInAs = async (token: string) => (await world.http.get('/v1/account', { token })).status;

  it('R-012: with one seat a second user is refused; after buying one he joins, and both are signed in at once', async () => {
    const owner = await firm('twosome');
    assert.deepEqual(await seats(owner), { included: 1, purchased: 0, used: 1, total: 1 });
    const refused = await invite(world, owner.accessToken, 'second@twosome.example', 'admin');
    assert.equal(`${refused.status} ${refused.body.code}`, '402 seat_required');

    const method = await card(world, owner.accessToken);
    const anonymous = await order(owner, 1, method);
    assert.equal(`${anonymous.status} ${anonymous.body.code}`, '422 billing_details_required');
    assert.equal((await giveDetails(owner)).status, 200);
    assert.equal((await order(owner, 1, method)).status, 201);

    const second = await join(world, owner.accessToken, 'second@twosome.example', 'admin');
    assert.deepEqual(await Promise.all([owner.accessToken, second.token].map(signedInAs)), [200, 200]);
    const third = await invite(world, owner.accessToken, 'third@twosome.example');
    assert.equal(`${third.status} ${third.body.code}`, '402 seat_required');
  });

  it('R-013: no seat left, the owner orders 2 and pays: 2 × 100.00 = 200.00 net, and seats go from 1 to 3', async () => {
    const owner = await firm('trio');
    await giveDetails(owner);
    const before = await seats(owner);
    assert.deepEqual([before.used, before.total], [1, 1]);
    const ordered = await order(owner, 2, await card(world, owner.accessToken));
    assert.equal(ordered.status, 201, ordered.text);
    const invoices = await invoicesOf(world, owner.accessToken);
    assert.deepEqual(
      invoices.map(({ id }) => id),
      [ordered.body.invoiceId],
    );
    assert.deepEqual(figuresOf(invoices[0]!), ['200.00', '20', '40.00', '240.00']);
    assert.deepEqual(await seats(owner), { included: 1, purchased: 2, used: 1, total: 3 });
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('the invoice shows net, rate, VAT and gross, and the VAT numbers of both', async () => {
    const owner = await firm('numbers');
    const vatNumber = 'FR44732829320';
    const body = { ...DETAILS, vatNumber };
    await world.http.call('PUT', '/v1/account/billing-details', { token: owner.accessToken, body });
    await order(owner, 1, await card(world, owner.accessToken));
    const [invoice] = await invoicesOf(world, owner.accessToken);
    assert.deepEqual(figuresOf(invoice!), ['100.00', '20', '20.00', '120.00']);
    assert.equal(invoice?.customer['vatNumber'], vatNumber);
    assert.match(String(invoice.seller['vatNumber']), /^FR\d{11}$/);
  });

  it('a refused card changes nothing: no seat, no invoice, and the next one takes the next number', async () => {
    const owner = await firm('declined');
    await giveDetails(owner);
    const buy = async (token: string) => (await order(owner, 1, await card(world, owner.accessToken, token))).status;
    assert.deepEqual([await buy('tok_ok'), await buy('tok_declined'), await buy('tok_ok')], [201, 402, 201]);
    assert.equal((await seats(owner)).purchased, 2);
    const [second, first] = (await invoicesOf(world, owner.accessToken)).map(({ number }) => sequenceOf(number));
    assert.equal(second, first! + 1);
  });

  it('only who deals with money buys or reads invoices', async () => {
    const owner = await firm('roles');
    await giveDetails(owner);
    const method = await card(world, owner.accessToken);
    await order(owner, 2, method);
    const builder = await join(world, owner.accessToken, 'builder@roles.example', 'developer');
    const accountant = await join(world, owner.accessToken, 'accountant@roles.example', 'billing');
    const path = `/v1/subscriptions/${owner.subscriptionId}/add-ons`;
    const body = { kind: 'seat', quantity: 1, paymentMethod: method };
    assert.equal((await world.http.post(path, { token: builder.token, body })).status, 403);
    assert.equal((await world.http.get('/v1/invoices', { token: builder.token })).status, 403);
    assert.equal((await world.http.post(path, { token: accountant.token, body })).status, 201);
    assert.equal((await invoicesOf(world, accountant.token)).length, 2);
  });
});

function figuresOf({ net, vatBreakdown, vatAmount, gross }: InvoiceBody): (string | undefined)[] {
  return [net.amount, vatBreakdown[0]?.vatRate, vatAmount.amount, gross.amount];
}

function sequenceOf(number: string): number {
  return Number(/\d+$/.exec(number)![0]);
}
