import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';
import { WITHOUT_SCHEDULER } from '../integration/billing/next-january.js';
import { type AddOnBody, card, ledgerTotal } from '../integration/billing/payments-in-world.js';
import { ask, type IpRequest, rowsOf, staffWith, stock } from '../integration/dedicated-ips/ips-in-world.js';
import type { Answer } from '../support/http-caller.js';
import { Subscriber } from './subscription-steps.js';

const PLAN = 'freemium-fr.premium-150k';

interface MonthlyAddOn extends AddOnBody {
  period: string;
  paidUntil: string | null;
  endedAt: string | null;
}

interface Customer {
  who: Subscriber;
  id: string;
}

/** From 31 January to 1 April 2030, days of Paris; four customers, each seen on the days that matter to him. */
describe('addresses that were bought are billed by the month', () => {
  let world: World;
  let compliance: string;
  let yearly: Customer;
  let monthly: Customer;
  /** Whose card pays once: one leaves a better one, one does not care. */
  let caring: Customer;
  let careless: Customer;
  before(async () => {
    world = await startWorld({ ...WITHOUT_SCHEDULER, API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-31T10:00:00Z');
    compliance = await staffWith(world, ['compliance'], 'compliance@posthorn.test');
    yearly = await customerWith('year');
    monthly = await customerWith('month');
    caring = await customerWith('year');
    careless = await customerWith('year');
  });
  after(() => world.close());

  async function customerWith(interval: 'month' | 'year'): Promise<Customer> {
    const who = await Subscriber.of(world, 'freemium-fr');
    const answer = await who.buy(PLAN, interval);
    assert.equal(answer.status, 201, answer.text);
    return { who, id: answer.body.id };
  }
  const order = ({ who, id }: Customer, quantity: number, method = who.method): Promise<Answer<MonthlyAddOn>> =>
    who.do<MonthlyAddOn>(id, 'add-ons', { kind: 'dedicated_ip', quantity, paymentMethod: method });
  const addOns = async ({ who, id }: Customer): Promise<MonthlyAddOn[]> =>
    (await world.http.get<{ data: MonthlyAddOn[] }>(`/v1/subscriptions/${id}/add-ons`, { token: who.account.token }))
      .body.data;
  /** Of each invoice over addresses alone: its day, its sum, how it stands, what it is for. */
  const billed = async ({ who }: Customer): Promise<string[]> =>
    (await who.invoices())
      .filter(({ lines }) => lines.every(({ kind }) => kind === 'dedicated_ip'))
      .map(({ issueDate, net, status, supplyPeriod }) => `${issueDate} ${net.amount} ${status} to ${supplyPeriod?.end}`)
      .reverse();
  const entitlement = async ({ who }: Customer): Promise<object> =>
    (await world.http.get<{ entitlement: object }>('/v1/dedicated-ips', { token: who.account.token })).body.entitlement;
  async function granted({ who }: Customer, count: number): Promise<void> {
    const made = await ask(world, who.account.token, { count });
    assert.equal(made.status, 201, made.text);
    const path = `/v1/admin/ip-requests/${made.body.id}/approve`;
    const answer = await world.http.post<IpRequest>(path, { token: compliance, body: {} });
    assert.equal(answer.status, 200, answer.text);
  }

  const refusalsOf = ({ who }: Customer) =>
    rowsOf<{ n: number }>(
      world,
      `select failed_attempts as n from add_on_months where account_id = $1 and state = 'open'`,
      [who.account.id],
    );

  it('R-102: beside a plan paid by the year 2 more cost 60.00 net and VAT for a month from the order, on an invoice of their own', async () => {
    const answer = await order(yearly, 2);
    assert.equal(answer.status, 201, answer.text);
    const { status, period, net, paidUntil, endedAt } = answer.body;
    assert.deepEqual([status, period, net.amount, endedAt], ['active', 'month', '60.00', null]);
    assert.equal(paidUntil, '2030-02-27T23:00:00.000Z');
    const [invoice] = await yearly.who.invoices();
    assert.deepEqual(
      [invoice!.net, invoice!.vatAmount, invoice!.gross].map(({ amount }) => amount),
      ['60.00', '12.00', '72.00'],
    );
    assert.deepEqual(invoice!.supplyPeriod, { start: '2030-01-31', end: '2030-02-28' });
    assert.deepEqual(await entitlement(yearly), { included: 1, purchased: 2, assigned: 0 });
  });

  it('10 February: three others order one each; who pays by the month buys it as who pays by the year', async () => {
    await world.moveTo('2030-02-10T10:00:00Z');
    for (const one of [monthly, caring, careless]) {
      const method =
        one === monthly ? one.who.method : await card(world, one.who.account.token, 'tok_ok_then_declined');
      assert.equal((await order(one, 1, method)).status, 201);
      assert.deepEqual(await billed(one), ['2030-02-10 30.00 paid to 2030-03-10']);
    }
  });

  it('who gives one up has it to the end of the month that is paid; a stranger finds nothing', async () => {
    const extra = await order(yearly, 1);
    assert.equal(extra.status, 201, extra.text);
    const path = `/v1/subscriptions/${yearly.id}/add-ons/${extra.body.id}`;
    const stranger = await world.http.delete(path, { token: monthly.who.account.token });
    assert.equal(stranger.status, 404);
    const token = yearly.who.account.token;
    const given = await world.http.delete<MonthlyAddOn>(path, { token });
    assert.deepEqual(
      [given.status, given.body.status, given.body.paidUntil?.slice(0, 10)],
      [200, 'active', '2030-03-09'],
    );
    assert.equal((await world.http.delete(path, { token })).text, given.text, 'and once more');
    await world.moveTo('2030-03-01T10:00:00Z');
    assert.deepEqual(await entitlement(yearly), { included: 1, purchased: 3, assigned: 0 });
  });

  it('1 March: a subscription that will end is known of', async () => {
    await world.moveTo('2030-03-01T11:00:00Z');
    assert.equal((await monthly.who.do(monthly.id, 'cancel')).status, 200);
    await stock(world, ['198.51.100.0/30']);
    await granted(careless, 2);
    const choice = { token: careless.who.account.token, body: { choice: 'keep' } };
    assert.equal((await world.http.call('PUT', '/v1/dedicated-ips/after-downgrade', choice)).status, 200);
  });

  it('10 March: what was given up has ended, and is not billed', async () => {
    await world.moveTo('2030-03-10T10:00:00Z');
    assert.deepEqual(
      (await addOns(yearly)).map(({ status }) => status),
      ['ended', 'active'],
    );
    assert.deepEqual(await entitlement(yearly), { included: 1, purchased: 2, assigned: 0 });
    const [ended] = await addOns(yearly);
    const path = `/v1/subscriptions/${yearly.id}/add-ons/${ended!.id}`;
    const again = await world.http.delete<MonthlyAddOn>(path, { token: yearly.who.account.token });
    assert.equal(again.status, 200, 'it was given up');
  });

  it('10 March: refused, the month is owed, tried again on days 3 and 7, and mail goes on', async () => {
    for (const [day, refusals] of [
      ['10', 1],
      ['12', 1],
      ['13', 2],
      ['16', 2],
      ['17', 3],
    ] as const) {
      await world.moveTo(`2030-03-${day}T11:00:00Z`);
      for (const one of [caring, careless]) {
        assert.deepEqual((await billed(one))[1], '2030-03-10 30.00 open to 2030-04-10');
        assert.deepEqual(await refusalsOf(one), [{ n: refusals }], `on the ${day}th`);
      }
    }
    assert.deepEqual(await entitlement(careless), { included: 1, purchased: 1, assigned: 2 });
  });

  it('24 March: what he left instead pays it; who left nothing has his invoice credited, no add-on and no address, though he chose to keep', async () => {
    const token = caring.who.account.token;
    const methods = await world.http.get<{ data: { id: string }[] }>('/v1/payment-methods', { token });
    const weak = methods.body.data.find(({ id }) => id !== caring.who.method)!;
    const gone = await world.http.delete(`/v1/payment-methods/${weak.id}`, { token });
    assert.ok(gone.status < 300, gone.text);
    await world.moveTo('2030-03-24T10:00:00Z');
    assert.deepEqual((await billed(caring))[1], '2030-03-10 30.00 paid to 2030-04-10');
    assert.deepEqual((await billed(careless))[1], '2030-03-10 30.00 credited to 2030-04-10');
    const [ended] = await addOns(careless);
    assert.deepEqual([ended?.status, ended?.endedAt?.slice(0, 10)], ['ended', '2030-03-23']);
    const left = JSON.stringify({ included: 1, purchased: 0, assigned: 1 });
    await eventually(
      'one address is given back',
      async () => (JSON.stringify(await entitlement(careless)) === left ? true : undefined),
      60_000,
    );
    assert.equal((await billed(careless)).length, 2);
  });

  it('R-050, R-102: 1 April: each month of the year’s customer has its invoice, on the order’s day, while the plan has none; the books agree', async () => {
    await world.moveTo('2030-04-01T10:00:00Z');
    assert.deepEqual(await billed(yearly), [
      '2030-01-31 60.00 paid to 2030-02-28',
      '2030-02-10 30.00 paid to 2030-03-10',
      '2030-02-28 60.00 paid to 2030-03-31',
      '2030-03-31 60.00 paid to 2030-04-30',
    ]);
    assert.equal((await yearly.who.invoices()).length, 5, 'and the one of the year');
    assert.equal((await addOns(yearly))[1]?.paidUntil, '2030-04-29T22:00:00.000Z');
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('beside a plan paid by the month it is not renewed with the plan; the last month costs its days, and it ends with the plan', async () => {
    const invoices = (await monthly.who.invoices()).map(
      ({ issueDate, lines, net }) => `${issueDate} ${lines.map(({ kind }) => kind).join()} ${net.amount}`,
    );
    const [first, address, renewal, last, ...more] = invoices.reverse();
    assert.deepEqual([first?.slice(0, 15), renewal?.slice(0, 15)], ['2030-01-31 plan', '2030-02-28 plan']);
    // 10 to 30 March are 21 of the month's 31 days: 30.00 × 21 ÷ 31 = 20.322… → 20.32
    assert.deepEqual([address, last, more], ['2030-02-10 dedicated_ip 30.00', '2030-03-10 dedicated_ip 20.32', []]);
    assert.equal((await billed(monthly))[1], '2030-03-10 20.32 paid to 2030-03-31');
    assert.deepEqual(
      (await addOns(monthly)).map(({ status }) => status),
      ['ended'],
    );
  });
});
