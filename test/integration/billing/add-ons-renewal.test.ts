import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { Subscriber } from '../../scenarios/subscription-steps.js';

describe('add-ons at renewal', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await world.moveTo('2030-02-10T10:00:00Z');
  });
  after(() => world.close());

  it('seats cost their price again with every term, on the invoice of the plan', async () => {
    const customer = await Subscriber.of(world, 'suite');
    const { id } = (await customer.buy('suite.web')).body;
    const seats = await customer.do(id, 'add-ons', { kind: 'seat', quantity: 2, paymentMethod: customer.method });
    assert.equal(seats.status, 201, seats.text);
    await world.moveTo('2030-03-10T10:00:00Z');
    const [renewal, bought, first] = await customer.invoices();
    assert.equal(bought!.net.amount, '200.00');
    assert.deepEqual(
      renewal!.lines.map(({ kind, quantity, net }) => `${quantity} ${kind} ${net.amount}`),
      [`1 plan ${first!.net.amount}`, '2 seat 200.00'],
    );
    assert.deepEqual(renewal!.supplyPeriod, { start: '2030-03-10', end: '2030-04-10' });
  });

  it('a price that staff agreed on is asked for again, whatever the plan costs', async () => {
    const customer = await Subscriber.of(world, 'suite');
    await customer.buy('suite.web');
    const sold = await world.http.post(`/v1/admin/accounts/${customer.account.accountId}/add-ons`, {
      token: await world.operator(),
      body: { kind: 'seat', quantity: 1, price: { amount: '80.00', currency: 'EUR' } },
    });
    assert.equal(sold.status, 201, sold.text);
    await world.advance('P1M');
    const [renewal] = await customer.invoices();
    assert.deepEqual(
      renewal!.lines.filter(({ kind }) => kind === 'seat').map(({ net }) => net.amount),
      ['80.00'],
    );
  });
});
