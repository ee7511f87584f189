import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { plainTextOf } from '../support/mail-text.js';
import { startWorld, type World } from '../support/world.js';
import { Buying, mailsOf } from './buying-steps.js';

/** Two customers from 31 January 2030 on: one of the free offer whose card goes, one of the relay who leaves. */
describe('mails about a subscription', () => {
  let world: World;
  let staying: Buying;
  let leaving: Buying;
  let leavingId: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-31T10:00:00Z');
    staying = await Buying.signUp(world, 'freemium-fr');
    leaving = await Buying.signUp(world, 'relay');
    assert.equal((await staying.buy('freemium-fr.essential-30k')).status, 201);
    const bought = await leaving.buy('relay.1000');
    assert.equal(bought.status, 201, bought.text);
    leavingId = bought.body.id;
  });
  after(() => world.close());

  const only = async ({ email }: Buying, name: string): Promise<string> => {
    await world.inbox.notification(email, name);
    const mails = await mailsOf(world, email, name);
    assert.equal(mails.length, 1);
    return plainTextOf(mails[0]!.raw);
  };

  it('10 February: cancelled, with the last day and how long it can be renewed', async () => {
    await world.moveTo('2030-02-10T10:00:00Z');
    assert.equal((await leaving.do(leavingId, 'cancel')).status, 200);
    const text = await only(leaving, 'subscription-cancelled');
    assert.match(text, /until the end of 2030-02-27[^]*Until 2030-03-09 it can be renewed/);
  });

  it('28 February: one is renewed, the other expires', async () => {
    await world.moveTo('2030-02-28T10:00:00Z');
    const renewed = await only(staying, 'subscription-renewed');
    const [invoice] = await staying.invoices();
    assert.ok(renewed.includes('from 2030-02-28 to 2030-03-30'), renewed);
    assert.ok(renewed.includes(`invoice ${invoice!.number} of 2030-02-28`), renewed);
    const expired = await only(leaving, 'subscription-expired');
    assert.match(expired, /was 2030-02-27[^]*had been cancelled[^]*Until 2030-03-09/);
  });

  it('31 March: without a card the renewal is refused, and tried again three days later', async () => {
    const token = staying.customer.accessToken;
    const { body } = await world.http.get<{ data: { id: string }[] }>('/v1/payment-methods', { token });
    for (const { id } of body.data) {
      assert.ok((await world.http.delete(`/v1/payment-methods/${id}`, { token })).status < 300);
    }
    await world.moveTo('2030-03-31T10:00:00Z');
    const refused = await only(staying, 'renewal-refused');
    assert.ok(refused.includes('tried again on 2030-04-03'), refused);
  });

  it('14 April: after the last refusal the free plan goes on, and that is said once', async () => {
    await world.moveTo('2030-04-20T10:00:00Z');
    const ended = await only(staying, 'subscription-ended');
    assert.match(ended, /The free plan follows[^]*could not be charged/);
    assert.equal((await mailsOf(world, staying.email, 'renewal-refused')).length, 3);
  });
});
