import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mailsOf } from '../../scenarios/buying-steps.js';
import { OwnTimePayer } from '../../scenarios/own-time-steps.js';
import { startWorld, type World } from '../../support/world.js';

/** Essential 30,000 costs 25.00 and 5.00 of VAT a month; from 31 January 2030 on, in Paris. */
describe('what a customer hears of his wallet', () => {
  let world: World;
  let payer: OwnTimePayer;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-31T10:00:00Z');
    payer = await OwnTimePayer.signUp(world, 'freemium-fr', 'prepaid');
  });
  after(() => world.close());
  const mails = async ({ customer }: OwnTimePayer, name: string): Promise<number> =>
    (await mailsOf(world, customer.email, name)).length;
  const heard = async (): Promise<[deposits: number, low: number]> => {
    await world.advance('PT1M');
    return [await mails(payer, 'deposit-received'), await mails(payer, 'wallet-low')];
  };

  it('each deposit, with its receipt', async () => {
    await payer.deposit('80.00');
    const bought = await payer.buy('freemium-fr.essential-30k');
    assert.equal(bought.status, 201, bought.text);
    // 80.00 − 30.00
    assert.equal(await payer.balance(), '50.00');
    assert.deepEqual(await heard(), [1, 0]);
  });

  it('nothing a week before a renewal that 50.00 pay', async () => {
    await world.moveTo('2030-02-22T10:00:00Z');
    assert.deepEqual(await heard(), [1, 0]);
    await world.moveTo('2030-02-28T10:00:00Z');
    assert.equal(await payer.balance(), '20.00');
  });

  it('a week before one for which 20.00 are too little, once, and not a day before', async () => {
    await world.moveTo('2030-03-23T10:00:00Z');
    assert.deepEqual(await heard(), [1, 0]);
    await world.moveTo('2030-03-24T10:00:00Z');
    assert.deepEqual(await heard(), [1, 1]);
    await world.moveTo('2030-03-30T10:00:00Z');
    assert.deepEqual(await heard(), [1, 1]);
  });

  it('once more for the next term, when it is too little again', async () => {
    await payer.deposit('50.00');
    await world.moveTo('2030-04-03T10:00:00Z');
    // 20.00 + 50.00 − 30.00
    assert.equal(await payer.balance(), '40.00');
    await world.moveTo('2030-04-24T10:00:00Z');
    assert.deepEqual(await heard(), [2, 1]);
    await world.moveTo('2030-05-25T10:00:00Z');
    // 40.00 − 30.00 = 10.00 of 30.00
    assert.deepEqual(await heard(), [2, 2]);
  });

  it('nothing once he has cancelled', async () => {
    const other = await OwnTimePayer.signUp(world, 'freemium-fr', 'prepaid');
    await other.deposit('50.00');
    const { id } = (await other.buy('freemium-fr.essential-30k')).body;
    await world.http.post(`/v1/subscriptions/${id}/cancel`, { token: other.token, body: {} });
    await world.advance('P28D');
    assert.equal(await mails(other, 'wallet-low'), 0);
  });
});
