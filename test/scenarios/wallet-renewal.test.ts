import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ledgerTotal } from '../integration/billing/payments-in-world.js';
import { startWorld, type World } from '../support/world.js';
import { OwnTimePayer } from './own-time-steps.js';

/** Essential 30,000 costs 25.00 and 5.00 of VAT a month; from 31 January 2030 on, in Paris. */
describe('a plan paid from the wallet', () => {
  let world: World;
  let payer: OwnTimePayer;
  let id: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-31T10:00:00Z');
    payer = await OwnTimePayer.signUp(world, 'freemium-fr', 'prepaid');
  });
  after(() => world.close());

  it('without money in it nothing is bought and nothing invoiced', async () => {
    const refused = await payer.buy('freemium-fr.essential-30k');
    assert.equal(refused.status, 402, refused.text);
    assert.equal(refused.body.code, 'insufficient_wallet_balance');
    assert.deepEqual(await payer.invoices(), []);
  });

  it('80.00 in it buy the first month', async () => {
    await payer.deposit('80.00');
    const bought = await payer.buy('freemium-fr.essential-30k');
    assert.equal(bought.status, 201, bought.text);
    assert.equal(bought.body.status, 'active');
    id = bought.body.id;
    assert.equal(await payer.balance(), '50.00');
  });

  it('R-060: the renewal takes 30.00 of 50.00, and its invoice is paid', async () => {
    await world.moveTo('2030-02-28T10:00:00Z');
    assert.equal(await payer.balance(), '20.00');
    assert.deepEqual(await payer.billed(), ['2030-01-31 30.00 paid', '2030-02-28 30.00 paid']);
    assert.equal((await payer.get(id)).status, 'active');
  });

  it('R-060: 20.00 are too little for the next one: nothing is taken, its invoice is open, and the customer is told', async () => {
    await world.moveTo('2030-03-31T10:00:00Z');
    assert.equal(await payer.balance(), '20.00');
    assert.equal((await payer.billed()).at(-1), '2030-03-31 30.00 open');
    assert.equal((await payer.get(id)).status, 'past_due');
    assert.equal(await payer.mails('renewal-refused'), 1);
  });

  it('what was tried, and what will be, can be read with the subscription', async () => {
    const { dunning } = await payer.get(id);
    assert.deepEqual(dunning, [
      { on: '2030-03-31', act: 'charge_refused', done: true },
      { on: '2030-04-03', act: 'charge_again', done: false },
      { on: '2030-04-07', act: 'charge_again', done: false },
      { on: '2030-04-14', act: 'charge_again', done: false },
      { on: '2030-04-14', act: 'free_plan_follows', done: false },
    ]);
  });

  it('what is put in meanwhile is taken on the third day, and the term begins where the old one ended', async () => {
    await payer.deposit('50.00');
    await world.moveTo('2030-04-03T10:00:00Z');
    assert.equal(await payer.balance(), '40.00');
    assert.equal((await payer.billed()).at(-1), '2030-03-31 30.00 paid');
    const { status, currentPeriod } = await payer.get(id);
    assert.deepEqual([status, currentPeriod], ['active', { start: '2030-03-31', end: '2030-04-30' }]);
  });

  it('after the last attempt the open invoice is credited, once, and the free plan follows', async () => {
    await world.moveTo('2030-04-30T10:00:00Z');
    assert.equal(await payer.balance(), '10.00');
    await world.moveTo('2030-05-31T10:00:00Z');
    assert.equal((await payer.get(id)).status, 'past_due');
    await world.moveTo('2030-06-14T10:00:00Z');
    assert.equal((await payer.get(id)).status, 'ended');
    assert.equal(await payer.balance(), '10.00');
    assert.equal((await payer.billed()).at(-1), '2030-05-31 30.00 credited');
    const notes = await world.http.get<{ data: object[] }>('/v1/credit-notes', { token: payer.token });
    assert.equal(notes.body.data.length, 1);
    assert.equal(await ledgerTotal(world), '0.00');
  });
});
