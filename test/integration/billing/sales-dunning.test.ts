import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { card } from './payments-in-world.js';

interface Refused {
  who: Subscriber;
  id: string;
}

/** A month that begins on 31 January 2030 and whose renewal, on 28 February, is refused. Dates of Paris and Rome. */
describe('a renewal that is refused', () => {
  let world: World;
  /** One who never pays, one who leaves a new card, one whose new card is refused too. */
  let silent: Refused;
  let caring: Refused;
  let unlucky: Refused;

  before(async () => {
    world = await startWorld({ ...WITHOUT_SCHEDULER, API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-31T10:00:00Z');
    for (const take of [
      (one: Refused) => (silent = one),
      (one: Refused) => (caring = one),
      (one: Refused) => (unlucky = one),
    ]) {
      take(await bought('freemium-fr', 'freemium-fr.essential-30k'));
    }
  });
  after(() => world.close());

  async function bought(offer: string, plan: string): Promise<Refused> {
    const who = await Subscriber.of(world, offer, 'tok_ok_then_declined');
    const answer = await who.buy(plan);
    assert.equal(answer.status, 201, answer.text);
    return { who, id: answer.body.id };
  }
  const status = async ({ who, id }: Refused): Promise<string> => (await who.get(id)).status;
  /** How often the gateway was asked for an account's money. */
  async function charges({ who }: Refused): Promise<number> {
    const [found] = await rows<{ n: number }>(world, 'select count(*)::int as n from payments where account_id = $1', [
      who.account.id,
    ]);
    return found!.n;
  }
  async function at(day: string, expected: [string, number]): Promise<void> {
    await world.moveTo(`${day}T10:00:00Z`);
    assert.deepEqual([await status(silent), await charges(silent)], expected, day);
  }

  it('28 February: past due, and the plan still runs', async () => {
    await at('2030-02-27', ['active', 1]);
    await at('2030-02-28', ['past_due', 2]);
    const entitled = (await silent.who.get(silent.id)).planCode;
    assert.equal(entitled, 'freemium-fr.essential-30k');
    const free = (await silent.who.all()).find(({ planCode }) => planCode === 'freemium-fr.free');
    assert.equal(free?.status, 'ended', 'nobody has fallen back yet');
  });

  it('28 February: too late to cancel, and nothing to upgrade', async () => {
    const cancelled = await silent.who.do(silent.id, 'cancel');
    assert.deepEqual([cancelled.status, cancelled.body.code], [409, 'subscription_not_running']);
    const changed = await silent.who.change(silent.id, 'freemium-fr.essential-50k');
    assert.deepEqual([changed.status, changed.body.code], [409, 'payment_in_progress']);
    assert.equal(await status(silent), 'past_due');
  });

  it('3 March: the first retry, on day 3 and on no day before', async () => {
    await at('2030-03-02', ['past_due', 2]);
    await at('2030-03-03', ['past_due', 3]);
  });

  it('5 March: a new card pays at once, from the old end', async () => {
    await at('2030-03-05', ['past_due', 3]);
    const { who, id } = caring;
    const inVain = await who.do(id, 'renew');
    assert.deepEqual([inVain.status, inVain.body.code], [402, 'card_declined']);
    const paymentMethod = await card(world, who.account.token);
    const renewed = await who.do(id, 'renew', { paymentMethod });
    assert.equal(renewed.status, 200, renewed.text);
    assert.deepEqual(
      [renewed.body.status, renewed.body.currentPeriod],
      ['active', { start: '2030-02-28', end: '2030-03-31' }],
    );
    assert.deepEqual(await who.billed(), ['2030-01-31 25.00', '2030-02-28 25.00'], 'what was owed is paid');
  });

  it('5 March: a customer who tries in vain uses up none of the retries', async () => {
    for (let i = 0; i < 3; i += 1) assert.equal((await unlucky.who.do(unlucky.id, 'renew')).status, 402);
    assert.deepEqual([await status(unlucky), await charges(unlucky)], ['past_due', 6]);
  });

  it('7 and 14 March: the other two retries, then the free plan', async () => {
    await at('2030-03-06', ['past_due', 3]);
    await at('2030-03-07', ['past_due', 4]);
    await at('2030-03-13', ['past_due', 4]);
    assert.equal(await status(unlucky), 'past_due');
    await at('2030-03-14', ['ended', 5]);
    assert.deepEqual([await status(unlucky), await charges(unlucky)], ['ended', 8]);
    const [now] = await silent.who.all();
    assert.deepEqual([now!.planCode, now!.status], ['freemium-fr.free', 'active']);
    const [owed] = await silent.who.invoices();
    assert.deepEqual([owed!.issueDate, owed!.status, owed!.amountDue.amount], ['2030-02-28', 'credited', '0.00']);
    assert.equal((await silent.who.do(silent.id, 'renew')).body.code, 'renewal_window_closed');
  });

  it('31 March: who left a new card is renewed with it', async () => {
    await at('2030-03-31', ['ended', 5]);
    assert.deepEqual(await caring.who.billed(), ['2030-01-31 25.00', '2030-02-28 25.00', '2030-03-31 25.00']);
    assert.equal(await status(caring), 'active');
  });
});

/** The same in an offer without a free plan: the service stops, ten days remain, then everything is gone. */
describe('a renewal that is refused in the suite', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ ...WITHOUT_SCHEDULER, API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-31T10:00:00Z');
  });
  after(() => world.close());

  it('R-070, R-071: expired on 28 February; paid on day 10 it goes on from there; unpaid, it is gone the day after', async () => {
    const late = await Subscriber.of(world, 'suite', 'tok_ok_then_declined');
    const gone = await Subscriber.of(world, 'suite', 'tok_ok_then_declined');
    const [first, second] = [await late.buy('suite.web'), await gone.buy('suite.web')];
    await world.moveTo('2030-02-28T10:00:00Z');
    for (const [who, { body }] of [
      [late, first],
      [gone, second],
    ] as const) {
      const expired = await who.get(body.id);
      assert.deepEqual([expired.status, expired.renewableUntil], ['expired', '2030-03-09']);
    }
    await world.moveTo('2030-03-09T22:50:00Z');
    assert.equal((await late.do(first.body.id, 'renew')).status, 402, 'the old card is refused as before');
    const paymentMethod = await card(world, late.account.token);
    const renewed = await late.do(first.body.id, 'renew', { paymentMethod });
    assert.deepEqual(
      [renewed.status, renewed.body.currentPeriod],
      [200, { start: '2030-02-28', end: '2030-03-31' }],
      renewed.text,
    );
    await world.moveTo('2030-03-09T23:01:00Z');
    assert.equal((await world.http.get('/v1/account', { token: gone.account.token })).status, 401);
    assert.equal((await late.get(first.body.id)).status, 'active');
  });
});
