import assert from 'node:assert/strict';
import { it } from 'node:test';
import { gatewayEvent } from '../integration/billing/payments-in-world.js';
import { plainTextOf } from '../support/mail-text.js';
import { startWorld } from '../support/world.js';
import { Buying, mailsOf } from './buying-steps.js';

interface Payments {
  data: { id: string; status: string; nextAction: { url: string } | null }[];
}

/** A card whose bank asks every time. Who is there is answered the link; at a renewal nobody is there, so he is written to. */
it('a renewal that its payer must confirm: he gets the link by mail, once, and goes on when he has followed it', async () => {
  const world = await startWorld({ API_RATE_LIMIT: '1000000' });
  try {
    await world.moveTo('2030-01-31T10:00:00Z');
    const buyer = await Buying.signUp(world, 'freemium-fr', 'tok_requires_action');
    const { accessToken: token } = buyer.customer;
    const newest = async () => (await world.http.get<Payments>('/v1/payments?limit=1', { token })).body.data[0]!;
    const ordered = await buyer.buy('freemium-fr.essential-30k');
    assert.equal(ordered.status, 202, ordered.text);
    assert.ok(ordered.body.nextAction?.url);
    const first = await newest();
    await gatewayEvent(world, first.id, 'confirmed-1', 'succeeded');
    assert.equal((await buyer.get(ordered.body.id)).status, 'active');
    assert.deepEqual(await mailsOf(world, buyer.email, 'payment-confirmation-needed'), [], 'he was there');

    await world.moveTo('2030-02-28T10:00:00Z');
    const renewal = await newest();
    assert.notEqual(renewal.id, first.id);
    const { raw } = await world.inbox.notification(buyer.email, 'payment-confirmation-needed');
    assert.ok(plainTextOf(raw).includes(renewal.nextAction!.url), raw);
    assert.ok(plainTextOf(raw).includes('€30.00'));
    await gatewayEvent(world, renewal.id, 'asked-again', 'requires_action');
    await gatewayEvent(world, renewal.id, 'confirmed-2', 'succeeded');
    const { status, currentPeriod } = await buyer.get(ordered.body.id);
    assert.deepEqual([status, currentPeriod.start], ['active', '2030-02-28']);
    assert.equal((await mailsOf(world, buyer.email, 'payment-confirmation-needed')).length, 1);
  } finally {
    await world.close();
  }
});
