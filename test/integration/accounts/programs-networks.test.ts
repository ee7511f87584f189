import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HttpCaller } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { member, type ProblemBody, rows, type SignedUp } from './account-world.js';

describe('from where and how long a key is good', () => {
  let world: World;
  let behindProxy: HttpCaller;
  let token: string;
  let signedUp: SignedUp;
  before(async () => {
    world = await startWorld();
    behindProxy = new HttpCaller((await world.another({ ROLES: 'api', TRUSTED_PROXIES: '127.0.0.0/8,::1' })).url!);
    ({ token, signedUp } = await member(world, 'networks@acme.example'));
  });
  after(() => world.close());

  const makeKey = async (body: object = {}, by = token): Promise<string> => {
    const answer = await world.http.post<{ secret: string }>('/v1/api-keys', {
      token: by,
      body: { name: 'Shop', scopes: ['read', 'send'], ...body },
    });
    assert.equal(answer.status, 201, answer.text);
    return answer.body.secret;
  };
  const from = async (caller: HttpCaller, secret: string, headers: Record<string, string>): Promise<string> => {
    const answer = await caller.get<ProblemBody>('/v1/account', { token: secret, headers });
    return answer.status === 200 ? 'ok' : answer.body.code;
  };
  const forwarded = (addresses: string): Record<string, string> => ({ 'x-forwarded-for': addresses });

  it('a forged X-Forwarded-For opens nothing: only TRUSTED_PROXIES are believed', async () => {
    const secret = await makeKey({ allowedNetworks: ['192.0.2.0/24'] });
    for (const headers of [
      {},
      forwarded('192.0.2.7'),
      { forwarded: 'for=192.0.2.7' },
      { 'x-real-ip': '192.0.2.7' },
      { 'x-forwarded-for': '192.0.2.7, 127.0.0.1' },
      { 'cf-connecting-ip': '192.0.2.7', 'true-client-ip': '192.0.2.7', 'x-client-ip': '192.0.2.7' },
    ]) {
      assert.equal(await from(world.http, secret, headers), 'network_not_allowed', JSON.stringify(headers));
    }
    assert.equal(await from(behindProxy, secret, forwarded('192.0.2.7')), 'ok');
  });

  it('behind a trusted proxy the address it saw counts, not what the client wrote before it', async () => {
    const secret = await makeKey({ allowedNetworks: ['192.0.2.0/24'] });
    const table: [string, string][] = [
      ['192.0.2.7', 'ok'],
      ['198.51.100.9, 192.0.2.7', 'ok'],
      ['192.0.2.7, 198.51.100.9', 'network_not_allowed'],
      ['192.0.2.7, 127.0.0.1', 'ok'],
      ['::ffff:192.0.2.7', 'ok'],
      ['::ffff:c000:207', 'ok'],
      ['192.0.2.7.evil.example', 'network_not_allowed'],
      ['192.0.2.0/24', 'network_not_allowed'],
      ['', 'network_not_allowed'],
    ];
    for (const [addresses, expected] of table) {
      assert.equal(await from(behindProxy, secret, forwarded(addresses)), expected, `“${addresses}”`);
    }
  });

  it('networks of IPv6 hold for every way of writing an address', async () => {
    const secret = await makeKey({ allowedNetworks: ['2001:db8:7::/48', '203.0.113.5'] });
    const table: [string, string][] = [
      ['2001:db8:7::1', 'ok'],
      ['2001:0DB8:0007:0000:0000:0000:0000:0001', 'ok'],
      ['2001:db8:7:ffff:ffff:ffff:ffff:ffff', 'ok'],
      ['2001:db8:8::1', 'network_not_allowed'],
      ['::2001:db8:7:0', 'network_not_allowed'],
      ['203.0.113.5', 'ok'],
      ['::ffff:203.0.113.5', 'ok'],
      ['::203.0.113.5', 'network_not_allowed'],
      ['203.0.113.6', 'network_not_allowed'],
    ];
    for (const [address, expected] of table) {
      assert.equal(await from(behindProxy, secret, forwarded(address)), expected, address);
    }
  });

  it('a wrong secret from a right network is nobody, a right one from a wrong network is told so', async () => {
    const secret = await makeKey({ allowedNetworks: ['192.0.2.0/24'] });
    assert.equal(await from(behindProxy, `${secret.slice(0, -1)}!`, forwarded('192.0.2.7')), 'unauthenticated');
    const refused = await world.http.get<ProblemBody>('/v1/account', { token: secret });
    assert.deepEqual([refused.status, refused.body.code], [403, 'network_not_allowed']);
  });

  it('an expired key answers 401 from its moment on, by business time', async () => {
    const { body } = await world.http.get<{ createdAt: string }>('/v1/account', { token });
    const inAnHour = body.createdAt.replace(/^\d{4}/, (year) => String(Number(year) + 1));
    const secret = await makeKey({ expiresAt: inAnHour });
    await world.moveTo(inAnHour.replace('Z', '').slice(0, 10) + 'T00:00:00.000Z');
    assert.equal(await from(world.http, secret, {}), 'ok');
    await world.moveTo(inAnHour);
    const answer = await world.http.get<ProblemBody>('/v1/account', { token: secret });
    assert.deepEqual([answer.status, answer.body.code], [401, 'unauthenticated']);
    assert.match(answer.headers.get('www-authenticate') ?? '', /Bearer/);
  });

  it('T06: a key of a blocked account reads and does not send; of a closing or closed one it opens nothing', async () => {
    const other = await member(world, 'statuses@acme.example');
    const secret = await makeKey({}, other.token);
    const operator = await world.operator();
    const send = async (): Promise<string> => {
      const body = { from: { email: 'x@stranger.example' }, to: [{ email: 'b@c.example' }], subject: 'x', text: 'x' };
      return (await world.http.post<ProblemBody>('/v1/messages', { token: secret, body })).body.code;
    };
    assert.equal(await send(), 'sender_not_verified');
    await world.http.post(`/v1/admin/accounts/${other.signedUp.account.id}/blocks`, {
      token: operator,
      body: { reason: 'manual', scope: 'all', steps: [] },
    });
    assert.deepEqual([await from(world.http, secret, {}), await send()], ['ok', 'account_blocked']);
    for (const status of ['closing', 'closed']) {
      await rows(world, 'update accounts set status = $2 where id = $1', [other.signedUp.account.id.slice(4), status]);
      const fresh = new HttpCaller((await world.another({ ROLES: 'api' })).url!);
      assert.equal(await from(fresh, secret, {}), 'unauthenticated', status);
      assert.equal(await from(fresh, other.token, {}), 'unauthenticated', status);
    }
    assert.ok(signedUp.account.id !== other.signedUp.account.id);
  });
});
