import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { WebhookWorld } from './webhooks-in-world.js';

const EVENTS = 3_000;

describe('receivers that are down, slow or dead', () => {
  let w: WebhookWorld;
  before(async () => {
    w = await WebhookWorld.start();
  });
  after(() => w.close());

  const remove = (id: string) => w.call('DELETE', `/v1/webhooks/${id}`);
  const inOrder = (numbers: number[]) => numbers.every((number, i) => i === 0 || number > numbers[i - 1]!);

  it('F54: down for a day, it is probed by one event at a time; then everything arrives, in order', async () => {
    const webhook = await w.create('/down', { types: ['*'], batch: { maxEvents: 200, maxWaitSeconds: 1 } });
    w.receiver.behave('/down', { status: 503 });
    const well = await w.create('/well', { types: ['*'], batch: { maxEvents: 200, maxWaitSeconds: 1 } });
    await w.happened(EVENTS / 2);
    await w.arrived('/well', EVENTS / 2);
    await w.world.advance('PT12H');
    await w.happened(EVENTS / 2);
    await w.world.advance('PT12H');
    const { health } = await w.becomes(webhook.id, 'paused');
    assert.equal(health.backlog, EVENTS);
    const probes = w.receiver.at('/down');
    assert.ok(probes.length >= 20 && probes.length < 80, `${probes.length} probes`);
    const together = probes.slice(1).map(({ body }) => body.data.events!.length);
    assert.ok(
      together.every((events) => events === 1),
      'one event at a time',
    );
    assert.equal(w.receiver.mostOpen.get('/down'), 1);
    const { raw } = await w.world.inbox.notification(w.customer.email, 'webhook-failing');
    assert.match(raw, /127\.0\.0\.1/);
    await w.arrived('/well', EVENTS);
    w.receiver.behave('/down', { status: 200 });
    await w.world.advance('PT70M');
    const events = await w.arrived('/down', EVENTS);
    assert.equal(new Set(events.map(({ id }) => id)).size, EVENTS, 'all of them, each once');
    assert.ok(inOrder(events.map(({ posthornSequence }) => posthornSequence)), 'order numbers rise');
    assert.ok(inOrder(events.map(({ data }) => data['sequence'] as number)), 'in the order of the feed');
    const told = await w.becomes(webhook.id, 'healthy');
    await eventually('nothing waits', async () => (await w.shown(webhook.id)).health.backlog === 0);
    assert.equal(told.health.lastFailure!.status, 503);
    for (const { id } of [webhook, well]) await remove(id);
  });

  it('F53: nothing well for three days: it is switched off, and its owner is told once', async () => {
    const webhook = await w.create('/dead', { types: ['*'] });
    w.receiver.behave('/dead', { status: 500 });
    await w.happened(20);
    await w.world.advance('PT1H');
    await eventually('it fails', async () => (await w.shown(webhook.id)).health.state !== 'healthy');
    await w.world.advance('P2DT22H');
    assert.equal((await w.shown(webhook.id)).active, true, 'after 71 hours it is still tried');
    await w.world.advance('PT3H');
    const { health } = await w.becomes(webhook.id, 'disabled');
    assert.deepEqual([health.disabledBecause, health.backlog], ['failing', 20]);
    await w.world.inbox.notification(w.customer.email, 'webhook-disabled');
    const tries = w.receiver.at('/dead').length;
    await w.world.advance('P1D');
    assert.equal(w.receiver.at('/dead').length, tries, 'nothing more is sent');
    const before = (await w.world.inbox.to(w.customer.email)).filter(({ raw }) => /: webhook-disabled/.test(raw));
    assert.equal(before.length, 1);
    w.receiver.behave('/dead', { status: 200 });
    await w.call('PATCH', `/v1/webhooks/${webhook.id}`, { active: true });
    await w.arrived('/dead', 20);
    await remove(webhook.id);
  });

  it('F53, F54: receivers that hang keep neither each other nor the mail waiting', async () => {
    const hanging: string[] = [];
    for (let i = 0; i < 8; i += 1) {
      w.receiver.behave(`/hangs-${i}`, 'hangs');
      hanging.push((await w.create(`/hangs-${i}`, { types: ['*'] })).id);
    }
    const quick = await w.create('/quick', { types: ['*'] });
    await w.happened(100);
    await eventually('they are being called', () =>
      Promise.resolve(hanging.every((_, i) => (w.receiver.open.get(`/hangs-${i}`) ?? 0) > 0)),
    );
    const { body: message } = await w.sending.send();
    await w.arrived('/quick', 102);
    assert.ok(hanging.every((_, i) => w.receiver.accepted(`/hangs-${i}`).length === 0));
    assert.deepEqual(await w.sending.lifeOf(message.id), ['accepted', 'delivered']);
    assert.ok(
      [...w.receiver.mostOpen.values()].every((most) => most <= 4),
      'at most four requests to one receiver',
    );
    for (const id of [...hanging, quick.id]) await remove(id);
  });

  it('deliveries are forgotten after two weeks, also those of a receiver that is switched off', async () => {
    const webhook = await w.create('/old', { types: ['*'] });
    await w.happened(5);
    await w.arrived('/old', 5);
    w.receiver.behave('/old', { status: 500 });
    await w.happened(3);
    await w.becomes(webhook.id, 'failing');
    await w.call('PATCH', `/v1/webhooks/${webhook.id}`, { active: false });
    assert.equal((await w.deliveries(webhook.id)).length, 8);
    await w.world.advance('P16D');
    await eventually('nothing is left', async () => (await w.deliveries(webhook.id)).length === 0);
    assert.equal((await w.shown(webhook.id)).health.backlog, 0);
    await remove(webhook.id);
  });
});
