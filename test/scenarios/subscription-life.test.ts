import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Answer } from '../support/http-caller.js';
import { startWorld, type World } from '../support/world.js';
import { rows } from '../integration/accounts/account-world.js';
import { Subscriber, type SubscriptionBody } from './subscription-steps.js';

interface Preview {
  effectiveAt: string;
  dueNow: { net: { amount: string }; gross: { amount: string } };
  lines: { description: string; net: { amount: string } }[];
  nextInvoice: { date: string; net: { amount: string } };
}

/** A year of several customers, all beginning on 31 January 2030, told by the dates of Paris and Rome. */
describe('subscriptions', () => {
  let world: World;
  /** By the month, by the year, one who goes down, one who goes up. */
  let monthly: Bought;
  let yearly: Bought;
  let shrinking: Bought;
  let growing: Bought;
  /** Three of the suite: one leaves on the last day, one comes back late, one never does. */
  let leaving: Bought;
  let late: Bought;
  let gone: Bought;
  let leaver: { accountId: string; subscriptionId: string };

  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-31T10:00:00Z');
    monthly = await bought(world, 'freemium-fr', 'freemium-fr.essential-30k', 'month');
    yearly = await bought(world, 'freemium-fr', 'freemium-fr.essential-30k', 'year');
    shrinking = await bought(world, 'freemium-fr', 'freemium-fr.essential-100k', 'month');
    growing = await bought(world, 'freemium-fr', 'freemium-fr.essential-100k', 'year');
    leaving = await bought(world, 'suite', 'suite.web', 'year');
    late = await bought(world, 'suite', 'suite.web', 'year');
    gone = await bought(world, 'suite', 'suite.web', 'year');
  });
  after(() => world.close());

  it('31 January, R-040: paid by card, a plan works at once and the free one of its offer ends', async () => {
    assert.deepEqual(
      [monthly.first.status, monthly.first.currentPeriod, monthly.first.expiresAt],
      ['active', { start: '2030-01-31', end: '2030-02-28' }, '2030-02-27'],
    );
    const [paid, free] = await monthly.who.all();
    assert.deepEqual([paid!.status, free!.planCode, free!.status], ['active', 'freemium-fr.free', 'ended']);
  });

  it('31 January, R-028: a second subscription is added to the same space', async () => {
    const customer = await Subscriber.of(world, 'relay');
    const [one, two] = [await customer.buy('relay.1000'), await customer.buy('relay.1000')];
    assert.deepEqual([one.status, two.status], [201, 201]);
    const active = (await customer.all()).filter(({ status }) => status === 'active');
    assert.deepEqual(active.map(({ id }) => id).sort(), [one.body.id, two.body.id].sort());
    assert.equal((await customer.invoices()).length, 2);
  });

  it('31 January: a card that is refused buys nothing and leaves nothing', async () => {
    const customer = await Subscriber.of(world, 'relay', 'tok_declined');
    const answer = await customer.buy('relay.1000');
    assert.deepEqual([answer.status, answer.body.code], [402, 'card_declined']);
    assert.deepEqual([await customer.all(), await customer.invoices()], [[], []]);
  });

  it('10 February, R-031, C-03: a downgrade now is refused, for the end of the month it is noted', async () => {
    await world.moveTo('2030-02-10T10:00:00Z');
    const { who, id } = shrinking;
    const refused = await who.change(id, 'freemium-fr.essential-30k', { effective: 'now' });
    assert.deepEqual([refused.status, refused.body.code], [409, 'downgrade_only_at_period_end']);
    const noted = await who.change(id, 'freemium-fr.essential-30k');
    assert.equal(noted.status, 200, noted.text);
    assert.deepEqual(
      [noted.body.planCode, noted.body.scheduledChange?.effectiveAt],
      ['freemium-fr.essential-100k', '2030-02-27T23:00:00.000Z'],
    );
  });

  it('10 February: a second wish replaces the first, and both can be taken back', async () => {
    const customer = await bought(world, 'freemium-fr', 'freemium-fr.essential-100k', 'month');
    await customer.who.change(customer.id, 'freemium-fr.essential-30k');
    const second = await customer.who.change(customer.id, 'freemium-fr.essential-50k');
    assert.notEqual(second.body.scheduledChange, null);
    const remove = () =>
      world.http.delete<SubscriptionBody>(`/v1/subscriptions/${customer.id}/change`, {
        token: customer.who.account.token,
      });
    const taken = await remove();
    assert.deepEqual([taken.status, taken.body.scheduledChange], [200, null]);
    assert.deepEqual((await remove()).body.code, 'no_scheduled_change');
  });

  it('10 February: who closes the account is never charged again', async () => {
    const customer = await bought(world, 'relay', 'relay.1000', 'month');
    const { token, id } = customer.who.account;
    const body = { password: 'a rather long pass phrase 7' };
    const closed = await world.http.delete('/v1/account', { token, body });
    assert.equal(closed.status, 202, closed.text);
    leaver = { accountId: id, subscriptionId: customer.id };
  });

  it('28 February, R-032: until then the old plan, from then on the new one, and its invoice', async () => {
    await world.moveTo('2030-02-27T22:50:00Z');
    assert.equal((await shrinking.who.get(shrinking.id)).planCode, 'freemium-fr.essential-100k');
    await world.moveTo('2030-02-27T23:01:00Z');
    const after = await shrinking.who.get(shrinking.id);
    assert.deepEqual([after.planCode, after.scheduledChange], ['freemium-fr.essential-30k', null]);
    assert.deepEqual(await shrinking.who.billed(), ['2030-01-31 79.00', '2030-02-28 25.00']);
  });

  it('11 March: the subscription of the closing account ended with its term, without another charge', async () => {
    await world.moveTo('2030-03-11T10:00:00Z');
    const sql = 'select to_status, reason from subscription_steps where subscription_id = $1 order by id desc limit 1';
    const steps = await rows<{ to_status: string; reason: string }>(world, sql, [leaver.subscriptionId.slice(4)]);
    const invoices = await rows(world, 'select 1 from invoices where account_id = $1', [leaver.accountId]);
    assert.deepEqual([steps[0], invoices.length], [{ to_status: 'ended', reason: 'account_closed' }, 1]);
  });

  it('10 May, R-049: 31 Jan … 28 Feb … 31 Mar … 30 Apr; none after the cancellation took effect', async () => {
    await world.moveTo('2030-05-10T10:00:00Z');
    const billed = ['2030-01-31 25.00', '2030-02-28 25.00', '2030-03-31 25.00', '2030-04-30 25.00'];
    assert.deepEqual(await monthly.who.billed(), billed);
    assert.equal((await monthly.who.do(monthly.id, 'cancel')).status, 200);
    const resumed = await monthly.who.do(monthly.id, 'resume');
    assert.deepEqual([resumed.status, resumed.body.cancelledAt], [200, null]);
    assert.equal((await monthly.who.do(monthly.id, 'cancel')).status, 200);
    await world.moveTo('2030-06-01T10:00:00Z');
    assert.deepEqual(await monthly.who.billed(), billed);
    const [now, then] = await monthly.who.all();
    assert.deepEqual([now!.planCode, now!.status], ['freemium-fr.free', 'active']);
    assert.deepEqual([then!.id, then!.status], [monthly.id, 'ended']);
  });

  it('1 June, R-033: in a year only an upgrade works at once; the preview is what is charged', async () => {
    const { who, id } = growing;
    const down = await who.change(id, 'freemium-fr.essential-50k', { effective: 'now' });
    assert.deepEqual([down.status, down.body.code], [409, 'downgrade_not_allowed_in_yearly_period']);
    const asked = (await who.change(
      id,
      'freemium-fr.essential-150k',
      {},
      'change/preview',
    )) as unknown as Answer<Preview>;
    assert.equal(asked.status, 200, asked.text);
    // 1 June 2030 … 30 January 2031 are 244 of 365 days: (1,104.00 − 758.40) × 244 / 365 = 231.031… = 231.03
    assert.equal(asked.body.dueNow.net.amount, '231.03');
    assert.deepEqual([asked.body.nextInvoice.date, asked.body.nextInvoice.net.amount], ['2031-01-31', '1104.00']);
    const up = await who.change(id, 'freemium-fr.essential-150k');
    assert.equal(up.status, 200, up.text);
    assert.deepEqual([up.body.planCode, up.body.currentPeriod.end], ['freemium-fr.essential-150k', '2031-01-31']);
    const [charged] = await who.invoices();
    assert.deepEqual(
      [charged!.net.amount, charged!.gross.amount],
      [asked.body.dueNow.net.amount, asked.body.dueNow.gross.amount],
    );
    for (const one of [late, gone]) assert.equal((await one.who.do(one.id, 'cancel')).status, 200);
  });

  it('30 January, R-067 to R-069, C-10: cancelled in the last minutes, it works to the end, and nothing is given back', async () => {
    await world.moveTo('2031-01-30T22:50:00Z');
    assert.deepEqual(await yearly.who.billed(), ['2030-01-31 240.00'], 'R-050: one invoice in the whole year');
    const before = await leaving.who.billed();
    const cancelled = await leaving.who.do(leaving.id, 'cancel');
    assert.deepEqual(
      [cancelled.status, cancelled.body.status, cancelled.body.expiresAt],
      [200, 'active', '2031-01-30'],
    );
    assert.equal((await late.who.get(late.id)).status, 'active', 'cancelled in June, it works to the last day');
    await world.moveTo('2031-01-30T23:01:00Z');
    assert.equal((await leaving.who.get(leaving.id)).status, 'expired');
    assert.equal((await leaving.who.do(leaving.id, 'resume')).body.code, 'use_renew');
    assert.deepEqual(await leaving.who.billed(), before);
  });

  it('31 January, R-050: the next invoice comes on the same day a year later', async () => {
    assert.deepEqual(await yearly.who.billed(), ['2030-01-31 240.00', '2031-01-31 240.00']);
    assert.deepEqual((await yearly.who.get(yearly.id)).currentPeriod, { start: '2031-01-31', end: '2032-01-31' });
  });

  it('4 February, R-071: renewed on day 5, the new term starts where the old one ended', async () => {
    await world.moveTo('2031-02-04T10:00:00Z');
    const expired = await late.who.get(late.id);
    assert.deepEqual([expired.status, expired.renewableUntil], ['expired', '2031-02-09']);
    const renewed = await late.who.do(late.id, 'renew');
    assert.equal(renewed.status, 200, renewed.text);
    assert.deepEqual(
      [renewed.body.status, renewed.body.currentPeriod],
      ['active', { start: '2031-01-31', end: '2032-01-31' }],
    );
    assert.equal((await late.who.do(late.id, 'renew')).body.code, 'not_yet_renewable');
  });

  it('10 February, R-070: until 9 February 23:59 it can be renewed; a minute later the platform is gone', async () => {
    await world.moveTo('2031-02-09T22:50:00Z');
    assert.equal((await gone.who.get(gone.id)).status, 'expired');
    await world.moveTo('2031-02-09T23:01:00Z');
    const answer = await world.http.get('/v1/account', { token: gone.who.account.token });
    assert.equal(answer.status, 401);
    assert.equal((await late.who.get(late.id)).status, 'active');
  });
});

interface Bought {
  who: Subscriber;
  id: string;
  first: SubscriptionBody;
}

async function bought(world: World, offer: string, plan: string, interval: 'month' | 'year'): Promise<Bought> {
  const who = await Subscriber.of(world, offer);
  const answer = await who.buy(plan, interval);
  assert.equal(answer.status, 201, answer.text);
  return { who, id: answer.body.id, first: answer.body };
}
