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

describe('webhooks', () => {
  let w: WebhookWorld;
  before(async () => {
    w = await WebhookWorld.start();
  });
  after(() => w.close());

  const remove = (id: string) => w.call('DELETE', `/v1/webhooks/${id}`);

  it('T48: what happens to a message arrives signed as Standard Webhooks says, and as the feed tells it', async () => {
    const webhook = await w.create('/first');
    const { body: message } = await w.sending.send({ tags: ['welcome'], customId: 'order 7' });
    const events = await w.arrived('/first', 2);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['accepted', 'delivered'],
    );
    for (const { raw, headers } of w.receiver.accepted('/first')) {
      new Webhook(webhook.secret).verify(raw, headers);
      assert.throws(() => new Webhook(webhook.secret).verify(`${raw} `, headers), /signature/i);
    }
    const feed = await w.sending.get<{ data: { id: string; messageId: string; sequence: number }[] }>(
      '/v1/events?limit=500',
    );
    const told = feed.body.data.filter((event) => event.messageId === message.id);
    assert.deepEqual(
      events.map(({ data }) => data),
      told,
    );
    assert.deepEqual(
      events.map(({ id }) => id),
      told.map(({ id }) => id),
    );
    assert.ok(told[0]!.sequence < told[1]!.sequence);
    const life = await w.sending.get<{ data: object[] }>(`/v1/messages/${message.id}/events`);
    assert.deepEqual(life.body.data, told);
    assert.deepEqual(
      w.receiver.accepted('/first').map(({ headers, body }) => [headers['posthorn-sequence'], body.posthornSequence]),
      [
        ['1', 1],
        ['2', 2],
      ],
    );
    await remove(webhook.id);
  });

  it('T48: the secret is shown once, is sealed where it is kept, and is in no later answer', async () => {
    const webhook = await w.create('/secret', { description: 'The shop', types: ['bounced'] });
    assert.match(webhook.secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    const key = Buffer.from(webhook.secret.slice('whsec_'.length), 'base64');
    const [row] = await w.query<{ secret: Buffer }>('select secret from webhooks where url like $1', ['%/secret']);
    assert.equal(row!.secret.includes(key), false);
    for (const path of ['', `/${webhook.id}`, `/${webhook.id}/deliveries`]) {
      const answer = await w.call('GET', `/v1/webhooks${path}`);
      assert.equal(answer.status, 200);
      assert.equal(answer.text.includes('whsec_'), false);
    }
    const audit = await w.world.http.get('/v1/account/audit-log', { token: w.customer.accessToken });
    assert.equal(audit.text.includes(webhook.secret), false);
    await remove(webhook.id);
  });

  it('T48: for a day after a rotation both secrets sign, then only the new one', async () => {
    const webhook = await w.create('/rotated', { types: ['accepted'] });
    const rotated = (await w.call<WebhookBody>('POST', `/v1/webhooks/${webhook.id}/rotate-secret`)).body;
    assert.notEqual(rotated.secret, webhook.secret);
    assert.ok(rotated.previousSecretUntil !== null);
    await w.call('POST', `/v1/webhooks/${webhook.id}/test`);
    const [both] = await w.came('/rotated', 1);
    assert.equal(both!.headers['webhook-signature']!.split(' ').length, 2);
    for (const { secret } of [webhook, rotated]) new Webhook(secret).verify(both!.raw, both!.headers);
    await w.world.advance('P1DT1M');
    await w.call('POST', `/v1/webhooks/${webhook.id}/test`);
    const [, one] = await w.came('/rotated', 2);
    new Webhook(rotated.secret).verify(one!.raw, one!.headers);
    assert.throws(() => new Webhook(webhook.secret).verify(one!.raw, one!.headers));
    assert.equal((await w.shown(webhook.id)).previousSecretUntil, null);
    await remove(webhook.id);
  });

  it('a test event is sent now and its answer told, harmless to show; the health does not change', async () => {
    const webhook = await w.create('/tested');
    w.receiver.behave('/tested', { status: 418, body: '<script>alert(1)</script>\u0000\u202e' });
    const { status, body } = await w.call<Record<string, unknown>>('POST', `/v1/webhooks/${webhook.id}/test`);
    assert.equal(status, 200);
    assert.deepEqual([body['received'], body['status'], body['error']], [false, 418, 'rejected']);
    assert.equal(body['response'], '&lt;script&gt;alert(1)&lt;/script&gt;  ');
    const [came] = w.receiver.at('/tested');
    assert.equal(came!.body.type, 'webhook.test');
    assert.equal(came!.headers['webhook-id'], body['eventId']);
    assert.equal((await w.shown(webhook.id)).health.state, 'healthy');
    assert.deepEqual(await w.deliveries(webhook.id), []);
    await remove(webhook.id);
  });

  const REFUSED = [
    ['http://example.net/', 'scheme'],
    ['ftp://127.0.0.1/', 'scheme'],
    ['https://127.0.0.1/', 'private_address'],
    ['https://[::1]/', 'private_address'],
    ['https://[::ffff:10.0.0.1]/', 'private_address'],
    ['https://0x7f000001/', 'private_address'],
    ['https://2130706433/', 'private_address'],
    ['https://017700000001/', 'private_address'],
    ['https://169.254.169.254/latest/meta-data/', 'private_address'],
    ['https://[64:ff9b::7f00:1]/', 'private_address'],
    ['https://user:pass@8.8.8.8/', 'credentials_in_url'],
    ['https://8.8.8.8:25/', 'port'],
    ['no url', 'invalid_url'],
  ] as const;
  it('T40: URLs that lead inside, without TLS, or to other protocols are refused when they are written', async () => {
    for (const [url, code] of REFUSED) {
      const answer = await w.call<Problem>('POST', '/v1/webhooks', { url, types: ['*'] });
      assert.deepEqual(
        [answer.status, answer.body.errors?.[0]],
        [422, { ...answer.body.errors?.[0], field: 'url', code }],
        url,
      );
    }
  });

  it('T40, F53: an address that became private, and a redirect to one, are never reached', async () => {
    const canary = w.receiver;
    const webhook = await w.create('/moved', { types: ['accepted'] });
    await w.query('update webhooks set url = $1 where url like $2', [
      `https://localhost:${canary.port}/inside`,
      '%/moved',
    ]);
    await w.sending.send();
    const failed = await w.becomes(webhook.id, 'failing');
    assert.ok(['private_address', 'no_such_name', 'dns'].includes(failed.health.lastFailure!.error));
    await remove(webhook.id);
    const redirected = await w.create('/redirects', { types: ['accepted'] });
    canary.behave('/redirects', { status: 302, headers: { location: canary.url('/inside') } });
    await w.sending.send();
    const { health } = await w.becomes(redirected.id, 'failing');
    assert.deepEqual([health.lastFailure!.status, health.lastFailure!.error], [302, 'redirect']);
    assert.equal(canary.at('/inside').length, 0);
    await remove(redirected.id);
  });

  it('F53: a receiver that says 410 is switched off at once, its owner is told; what waits stays', async () => {
    const webhook = await w.create('/gone', { types: ['accepted'] });
    w.receiver.behave('/gone', { status: 410 });
    await w.sending.send();
    const { health, active } = await w.becomes(webhook.id, 'disabled');
    assert.deepEqual([active, health.disabledBecause, health.backlog], [false, 'gone', 1]);
    const { raw } = await w.world.inbox.notification(w.customer.email, 'webhook-disabled');
    assert.match(raw, /127\.0\.0\.1/);
    const replay = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
    const refused = await w.call<Problem>('POST', `/v1/webhooks/${webhook.id}/replay`, replay);
    assert.deepEqual([refused.status, refused.body.code], [409, 'webhook_disabled']);
    w.receiver.behave('/gone', { status: 200 });
    await w.call('PATCH', `/v1/webhooks/${webhook.id}`, { active: true });
    await w.arrived('/gone', 1);
    assert.equal((await w.becomes(webhook.id, 'healthy')).health.disabledBecause, null);
    await remove(webhook.id);
  });

  it('F53: a receiver that accepts and then talks without end has accepted; one that hangs up has not', async () => {
    const endless = await w.create('/endless', { types: ['accepted'] });
    w.receiver.behave('/endless', 'endless');
    const cuts = await w.create('/cuts', { types: ['accepted'] });
    w.receiver.behave('/cuts', 'cuts');
    await w.sending.send();
    const [delivery] = await eventually('the endless answer counts', async () => {
      const all = await w.deliveries(endless.id, '?status=delivered');
      return all.length > 0 ? all : null;
    });
    assert.deepEqual([delivery!.tries, delivery!.attempts[0]!.status], [1, 200]);
    assert.equal((await w.becomes(cuts.id, 'failing')).health.lastFailure!.error, 'connection');
    await remove(endless.id);
    await remove(cuts.id);
  });

  it('F53: Retry-After is honoured, and everything arrives afterwards with its first id', async () => {
    const webhook = await w.create('/busy', { types: ['accepted'] });
    w.receiver.behave('/busy', { status: 429, headers: { 'retry-after': '1800' } });
    await w.sending.send();
    const [first] = await w.came('/busy', 1);
    const { health } = await w.becomes(webhook.id, 'failing');
    const restsMs = Date.parse(health.nextAttemptAt!) - w.world.now();
    assert.ok(restsMs > 1_700_000 && restsMs <= 1_800_000, String(restsMs));
    await w.sending.send();
    await w.world.advance('PT20M');
    assert.equal(w.receiver.at('/busy').length, 1);
    w.receiver.behave('/busy', { status: 200 });
    await w.world.advance('PT11M');
    const events = await w.arrived('/busy', 2);
    assert.equal(events[0]!.id, first!.headers['webhook-id']);
    assert.deepEqual(
      events.map(({ posthornSequence }) => posthornSequence),
      [1, 2],
    );
    await w.becomes(webhook.id, 'healthy');
    await remove(webhook.id);
  });

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
