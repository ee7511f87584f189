import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { addMs, toIso } from '../../../src/kernel/time/instant.js';
import { eventually } from '../../support/eventually.js';
import type { EventBody } from '../../scenarios/sending-steps.js';
import { type DeliveryBody, WebhookWorld, type WebhookBody } from './webhooks-in-world.js';

interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

describe('webhooks: what is told, and again', () => {
  let w: WebhookWorld;
  before(async () => {
    w = await WebhookWorld.start();
  });
  after(() => w.close());

  const remove = (id: string) => w.call('DELETE', `/v1/webhooks/${id}`);

  it('one event that is refused again and again keeps no other waiting', async () => {
    const webhook = await w.create('/picky', { types: ['accepted', 'delivered'] });
    w.receiver.behave('/picky', { refuses: ['accepted'] });
    for (let i = 0; i < 3; i += 1) await w.sending.send();
    const types = (await w.arrived('/picky', 3)).map(({ type }) => type);
    assert.deepEqual(new Set(types), new Set(['delivered']));
    const waiting = await eventually('three wait', async () => {
      const all = await w.deliveries(webhook.id, '?status=waiting');
      return all.length === 3 ? all : null;
    });
    assert.ok(waiting.every(({ attempts }) => attempts[0]!.error === 'receiver_error'));
    w.receiver.behave('/picky', { status: 200 });
    await w.world.advance('PT1H');
    await w.arrived('/picky', 6);
    await remove(webhook.id);
  });

  it('everything that the feed tells arrives, whichever way the mail came', async () => {
    const webhook = await w.create('/every-way');
    const { body: first } = await w.sending.get<{ data: { sequence: number }[] }>('/v1/events?limit=500');
    const before = first.data.at(-1)?.sequence ?? 0;
    const to = (name: string) => [{ email: `${name}@elsewhere.example` }];
    await w.call('POST', '/v1/suppressions', { email: 'never@elsewhere.example' });
    await w.sending.send({ to: [...to('one'), ...to('never')] });
    await w.sending.batch([w.sending.message({ to: to('two') }), w.sending.message({ to: to('three') })]);
    const raw = `From: ${w.customer.email}\r\nTo: four@elsewhere.example\r\nSubject: x\r\n\r\nx\r\n`;
    assert.equal((await w.sending.raw(raw)).status, 202);
    const later = await w.sending.send({ to: to('five'), sendAt: toIso(addMs(w.world.now(), 3_600_000)) });
    assert.equal((await w.call('POST', `/v1/messages/${later.body.id}/cancel`)).status, 200);
    await w.sendBySmtp('six@elsewhere.example');
    // A bounce, a complaint, an open, a click and an unsubscription are rows of the same log.
    await w.happened(5, [5, 6, 7, 8, 9]);
    const told = await eventually('all mail has ended', async () => {
      const { body } = await w.sending.get<{ data: EventBody[] }>(`/v1/events?limit=500&after=${before}`);
      return body.data.filter(({ type }) => type === 'delivered').length === 5 ? body.data : null;
    });
    const types = new Set(told.map(({ type }) => type));
    for (const type of ['accepted', 'suppressed', 'cancelled', 'bounced', 'complained', 'clicked', 'unsubscribed'])
      assert.ok(types.has(type), type);
    const events = await w.arrived('/every-way', told.length);
    const byNumber = events.toSorted((one, two) => one.posthornSequence - two.posthornSequence);
    assert.deepEqual(
      byNumber.map(({ data }) => data),
      told,
    );
    await remove(webhook.id);
  });

  it('batches: as many events as wanted in one request, or fewer after the wait; each with its own id', async () => {
    const webhook = await w.create('/batches', { types: ['delivered'], batch: { maxEvents: 10, maxWaitSeconds: 60 } });
    await w.happened(25);
    await w.arrived('/batches', 20);
    await w.world.advance('PT2M');
    const events = await w.arrived('/batches', 25);
    assert.equal(new Set(events.map(({ id }) => id)).size, 25);
    assert.deepEqual(
      events.map(({ posthornSequence }) => posthornSequence),
      Array.from({ length: 25 }, (_, i) => i + 1),
    );
    const requests = w.receiver.accepted('/batches');
    assert.deepEqual(
      requests.map(({ body }) => body.data.events!.length),
      [10, 10, 5],
    );
    for (const { raw, headers } of requests) new Webhook(webhook.secret).verify(raw, headers);
    await remove(webhook.id);
  });

  it('a replay sends what happened once more, with the old ids and new order numbers', async () => {
    const webhook = await w.create('/again', { types: ['*'] });
    const from = toIso(addMs(w.world.now(), -1_000));
    await w.happened(30, [4, 5]);
    const first = await w.arrived('/again', 30);
    const to = toIso(addMs(w.world.now(), 1_000));
    const path = `/v1/webhooks/${webhook.id}/replay`;
    const answer = await w.call<{ count: number }>('POST', path, { from, to, types: ['bounced'] });
    assert.deepEqual([answer.status, answer.body.count], [202, 15]);
    const all = await w.arrived('/again', 45);
    const bounced = first.filter(({ type }) => type === 'bounced');
    assert.deepEqual(
      all.slice(30).map(({ id, data }) => [id, data]),
      bounced.map(({ id, data }) => [id, data]),
    );
    assert.deepEqual(
      all.map(({ posthornSequence }) => posthornSequence),
      Array.from({ length: 45 }, (_, i) => i + 1),
    );
    const early = await w.call<Problem>('POST', path, { from: to, to: from });
    assert.deepEqual([early.status, early.body.errors?.[0]?.field], [422, 'to']);
    await remove(webhook.id);
  });

  it('one delivery can be sent again, as it was', async () => {
    const webhook = await w.create('/once-more', { types: ['accepted'] });
    await w.sending.send();
    await w.arrived('/once-more', 1);
    const [delivery] = await eventually('it is recorded', async () => {
      const all = await w.deliveries(webhook.id, '?status=delivered');
      return all.length === 1 ? all : null;
    });
    const path = `/v1/webhooks/${webhook.id}/deliveries/${delivery!.id}`;
    const retried = await w.call<DeliveryBody>('POST', `${path}/retry`);
    assert.deepEqual([retried.status, retried.body.status], [202, 'waiting']);
    const [one, two] = await w.arrived('/once-more', 2);
    assert.deepEqual(two, one);
    await eventually('both attempts are told', async () => {
      const { body } = await w.call<DeliveryBody>('GET', path);
      return body.tries === 2 && body.attempts.length === 2 && body.status === 'delivered';
    });
    assert.equal((await w.shown(webhook.id)).health.backlog, 0);
    await remove(webhook.id);
  });

  it('what happens to the account is told too: with ids as everywhere, to those who asked', async () => {
    const all = await w.create('/account', { types: ['*'] });
    const some = await w.create('/tickets', { types: ['ticket.opened', 'account.block_changed'] });
    const steps = [{ code: 'ask', text: 'Write to us' }];
    const path = `/v1/admin/accounts/${w.customer.accountId}/blocks`;
    const raised = await w.world.http.post<{ id: string }>(path, {
      token: await w.world.operator(),
      body: { reason: 'manual', scope: 'campaigns', steps },
    });
    const [event] = await w.arrived('/tickets', 1);
    assert.equal(event!.type, 'account.block_changed');
    const { data } = event!;
    assert.deepEqual(data, {
      id: event!.id,
      type: 'account.block_changed',
      occurredAt: event!.timestamp,
      accountId: w.customer.accountId,
      blockId: raised.body.id,
      active: true,
    });
    const everywhere = await eventually('the other hears it too', async () =>
      Promise.resolve(w.receiver.events('/account').find(({ id }) => id === event!.id)),
    );
    assert.deepEqual(everywhere.data, data);
    for (const { id } of [all, some]) await remove(id);
  });

  it('an account has so many webhooks and no more; another account sees none of them', async () => {
    const made: string[] = [];
    for (let i = 0; i < 20; i += 1) made.push((await w.create(`/many-${i}`, { types: ['bounced'] })).id);
    const more = await w.call<Problem>('POST', '/v1/webhooks', { url: w.receiver.url('/'), types: ['*'] });
    assert.deepEqual([more.status, more.body.code], [409, 'webhook_limit_reached']);
    const list = await w.call<{ data: WebhookBody[]; nextCursor: string }>('GET', '/v1/webhooks?limit=15');
    const rest = await w.call<{ data: WebhookBody[] }>('GET', `/v1/webhooks?limit=15&cursor=${list.body.nextCursor}`);
    assert.deepEqual(
      [...list.body.data, ...rest.body.data].map(({ id }) => id),
      made.reverse(),
    );
    for (const id of made) assert.equal((await remove(id)).status, 204);
    assert.equal((await w.call('GET', `/v1/webhooks/${made[0]}`)).status, 404);
  });
});
