import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { WebhookWorld } from './webhooks-in-world.js';

describe('webhooks', () => {
  let w: WebhookWorld;
  before(async () => {
    w = await WebhookWorld.start();
  });
  after(() => w.close());

  it('T48: what happens to a message arrives signed as Standard Webhooks says, and as the feed tells it', async () => {
    const webhook = await w.create('/first');
    const { body: message } = await w.sending.send({ tags: ['welcome'], customId: 'order 7' });
    const events = await w.arrived('/first', 2);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['accepted', 'delivered'],
    );
    for (const { raw, headers } of w.receiver.accepted('/first')) new Webhook(webhook.secret).verify(raw, headers);
    const feed = await w.sending.get<{ data: { id: string; messageId: string }[] }>('/v1/events?limit=500');
    const told = feed.body.data.filter((event) => event.messageId === message.id);
    assert.deepEqual(
      events.map(({ data }) => data),
      told,
    );
    assert.deepEqual(
      events.map(({ id }) => id),
      told.map(({ id }) => id),
    );
    assert.deepEqual(
      w.receiver.accepted('/first').map(({ headers }) => headers['posthorn-sequence']),
      ['1', '2'],
    );
  });
});
