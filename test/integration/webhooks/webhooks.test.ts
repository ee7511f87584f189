import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { eventually } from '../../support/eventually.js';
import { WebhookWorld, type WebhookBody } from './webhooks-in-world.js';

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
});
