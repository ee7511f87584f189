import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { InvoiceBody } from '../integration/billing/payments-in-world.js';
import { buy, follow, overviewOf } from '../integration/storefront/shop-in-world.js';
import { startWorld, type World } from '../support/world.js';
import { Subscriber, type SubscriptionBody } from './subscription-steps.js';

/** Three years of a firm with the suite, read from one page. It buys the edition Web for a year on 1 January 2030. */
describe('my subscription', () => {
  let world: World;
  let firm: Subscriber;
  let web: SubscriptionBody;

  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-01T10:00:00Z');
    firm = await Subscriber.of(world, 'suite');
    const bought = await firm.buy('suite.web', 'year');
    assert.equal(bought.status, 201, bought.text);
    web = bought.body;
  });
  after(() => world.close());

  const overview = () => overviewOf(world, firm.account.token);
  const figures = ({ issueDate, net }: InvoiceBody) => `${issueDate} ${net.amount}`;
  const good = async (kind: string, name: RegExp) => {
    const found = (await overview()).purchases.find((one) => one.kind === kind && name.test(one.name));
    assert.ok(found, `no ${kind} ${name.source}`);
    return found;
  };
  const seatBoughtOn = async (iso: string) => {
    await world.moveTo(iso);
    const answer = await buy(world, firm.account.token, [{ kind: 'seat', quantity: 1 }], firm.method);
    assert.equal(answer.status, 201, answer.text);
  };

  it('1 January, R-009: one document has the profile, the billing address, the last day and the card', async () => {
    const seen = await overview();
    assert.deepEqual([seen.profile.organization, seen.profile.offer], ['Firm', 'suite']);
    assert.ok(seen.profile.platformId > 0);
    assert.deepEqual(
      [seen.billingDetails?.name, seen.billingDetails?.address.line1, seen.billingDetails?.address.city],
      ['Firm SARL', '4 rue du Port', 'Lyon'],
    );
    assert.equal(seen.expiresAt, '2030-12-31');
    assert.deepEqual([seen.paymentMethod?.kind, seen.paymentMethod?.last4], ['card', '4242']);
    assert.deepEqual(seen.seats, { included: 1, purchased: 0, used: 1, total: 1 });
    assert.deepEqual(seen.invoices.map(figures), ['2030-01-01 780.00']);
    assert.deepEqual([seen.scheduledChanges, seen.wallet], [[], { balance: { amount: '0.00', currency: 'EUR' } }]);
    assert.deepEqual(
      seen.subscriptions.map(({ id, planCode, status, suspension }) => [id, planCode, status, suspension]),
      [[web.id, 'suite.web', 'active', null]],
    );
  });

  it('1 February: a seat is bought and paid from there; it is active, its invoice says 100.00 net', async () => {
    await world.moveTo('2030-02-01T10:00:00Z');
    const seat = await good('seat', /^Additional user/);
    assert.equal(seat.price.amount, '100.00');
    const bought = await follow(world, firm.account.token, seat, firm.method);
    assert.equal(bought.status, 201, bought.text);
    const seen = await overview();
    assert.deepEqual(seen.seats, { included: 1, purchased: 1, used: 1, total: 2 });
    assert.deepEqual(seen.invoices.map(figures), ['2030-02-01 100.00', '2030-01-01 780.00']);
  });

  it('1 March, R-038: the edition is changed from WEB to PRO there; paid by card, it works at once', async () => {
    await world.moveTo('2030-03-01T10:00:00Z');
    const pro = await good('plan', /^Pro$/);
    assert.deepEqual(
      [pro.price.amount, pro.interval, pro.action.name, pro.action.path],
      ['1560.00', 'year', 'change', `/v1/subscriptions/${web.id}/change`],
    );
    const changed = await follow<SubscriptionBody>(world, firm.account.token, pro);
    assert.deepEqual([changed.status, changed.body.planCode, changed.body.status], [200, 'suite.pro', 'active']);
    // 1 March … 31 December 2030 are 306 of 365 days: (1,560.00 − 780.00) × 306 / 365 = 653.917… = 653.92
    const [invoice] = (await overview()).invoices;
    assert.deepEqual([figures(invoice!), invoice!.status], ['2030-03-01 653.92', 'paid']);
  });

  it('2 March: a change that waits is seen, and what runs already is not offered again as it is', async () => {
    await world.moveTo('2030-03-02T10:00:00Z');
    const back = await good('plan', /^Web$/);
    assert.equal((await follow(world, firm.account.token, back)).status, 200);
    const seen = await overview();
    assert.deepEqual(seen.scheduledChanges, [
      {
        subscriptionId: web.id,
        planId: back.planId,
        interval: 'year',
        effectiveAt: '2030-12-31T23:00:00.000Z',
        reason: 'requested',
        note: null,
      },
    ]);
    const pro = seen.purchases.find(({ name }) => name === 'Pro');
    assert.deepEqual([pro?.interval, pro?.action.name], ['month', 'change']);
    const token = firm.account.token;
    assert.equal((await world.http.delete(`/v1/subscriptions/${web.id}/change`, { token })).status, 200);
    assert.deepEqual((await overview()).scheduledChanges, []);
  });

  it('21 November, R-055: it ends on 31 December, in 40 days', async () => {
    await world.moveTo('2030-11-21T10:00:00Z');
    const { expiresAt, daysLeft } = await overview();
    assert.deepEqual([expiresAt, daysLeft], ['2030-12-31', 40]);
  });

  it('three years later: all 14 invoices, newest first, also those from before the plan changed', async () => {
    for (const year of ['2031', '2032']) {
      for (const month of ['02', '03', '04']) await seatBoughtOn(`${year}-${month}-01T10:00:00Z`);
    }
    for (const month of ['05', '06', '07']) await seatBoughtOn(`2032-${month}-01T10:00:00Z`);
    const invoices = await firm.invoices();
    // Each year begins with Pro for 1,560.00 and 100.00 for every seat there is: 1 in 2031, 4 in 2032.
    assert.deepEqual(invoices.map(figures), [
      ...['2032-07-01', '2032-06-01', '2032-05-01', '2032-04-01', '2032-03-01', '2032-02-01'].map(
        (day) => `${day} 100.00`,
      ),
      '2032-01-01 1960.00',
      ...['2031-04-01', '2031-03-01', '2031-02-01'].map((day) => `${day} 100.00`),
      '2031-01-01 1660.00',
      '2030-03-01 653.92',
      '2030-02-01 100.00',
      '2030-01-01 780.00',
    ]);
    assert.equal(invoices.length, 14);
    const { token } = firm.account;
    for (const invoice of invoices) {
      const one = await world.http.get<InvoiceBody>(`/v1/invoices/${invoice.id}`, { token });
      assert.deepEqual([one.status, one.body], [200, invoice]);
    }
    const seen = await overview();
    assert.deepEqual(
      seen.invoices.map(({ id }) => id),
      invoices.slice(0, 10).map(({ id }) => id),
    );
    assert.deepEqual([seen.expiresAt, seen.seats.total], ['2032-12-31', 11]);
  });
});
