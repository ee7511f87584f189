import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccountsFacade } from '../../../src/modules/accounts/index.js';
import { startWorld, type World } from '../../support/world.js';
import { login, member, type ProblemBody, rows, signUp } from './account-world.js';

interface Key {
  id: string;
  key: string;
  secret: string;
  scopes: string[];
  lastUsedAt: string | null;
}
interface Credential {
  id: string;
  username: string;
  password: string;
}

describe('keys and credentials of programs', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const makeKey = async (token: string, body: object = {}) =>
    (
      await world.http.post<Key>('/v1/api-keys', {
        token,
        body: { name: 'Shop', scopes: ['read', 'admin-of-account'], ...body },
      })
    ).body;
  const accountStatus = async (token: string) => (await world.http.get('/v1/account', { token })).status;
  const basic = (user: string, password: string) => ({
    headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
  });

  it('a key opens as bearer and as a pair; its secret is shown once and stored as a hash only', async () => {
    const { token } = await member(world, 'keys@acme.example');
    const key = await makeKey(token);
    assert.match(key.secret, /^phs_[\w-]{43}$/);
    assert.equal(await accountStatus(key.secret), 200);
    assert.equal((await world.http.get('/v1/account', basic(key.key, key.secret))).status, 200);
    assert.equal((await world.http.get('/v1/account', basic('phk_other', key.secret))).status, 401);
    assert.equal((await world.http.get('/v1/account', basic(key.key, 'phs_wrong'))).status, 401);
    for (const shown of [`/v1/api-keys/${key.id}`, '/v1/api-keys']) {
      assert.ok(!(await world.http.get(shown, { token })).text.includes(key.secret));
    }
    const dump = JSON.stringify([
      await rows(world, 'select k::text from api_keys k'),
      await rows(world, 'select o::text from outbox o'),
      await rows(world, 'select a::text from audit_log a'),
    ]);
    assert.ok(!dump.includes(key.secret) && !dump.includes(key.secret.slice(12)));
  });

  it('a scope that a key lacks is refused before anything is looked up', async () => {
    const { token } = await member(world, 'scopes@acme.example');
    const reader = await makeKey(token, { scopes: ['read'] });
    const { status, body } = await world.http.get<ProblemBody>(
      '/v1/api-keys/key_00000000-0000-7000-8000-000000000000',
      { token: reader.secret },
    );
    assert.deepEqual([status, body.code], [403, 'insufficient_scope']);
  });

  it('a key makes only keys whose scopes are among its own', async () => {
    const { token } = await member(world, 'subset@acme.example');
    const admin = await makeKey(token, { scopes: ['read', 'admin-of-account'] });
    const more = await world.http.post<ProblemBody>('/v1/api-keys', {
      token: admin.secret,
      body: { name: 'More', scopes: ['read', 'send'] },
    });
    const fewer = await world.http.post('/v1/api-keys', {
      token: admin.secret,
      body: { name: 'Fewer', scopes: ['read'] },
    });
    assert.deepEqual([more.status, more.body.code], [403, 'insufficient_scope']);
    assert.equal(fewer.status, 201);
  });

  it('before the confirmation there are no keys and no credentials', async () => {
    const signedUp = await signUp(world, 'early@acme.example');
    const { accessToken: token } = await login(world, { username: signedUp.user.username });
    const key = await world.http.post<ProblemBody>('/v1/api-keys', {
      token,
      body: { name: 'Early', scopes: ['send'] },
    });
    const credential = await world.http.post<ProblemBody>('/v1/smtp-credentials', { token, body: { name: 'Early' } });
    assert.deepEqual([key.status, key.body.code], [403, 'email_not_confirmed']);
    assert.deepEqual([credential.status, credential.body.code], [403, 'email_not_confirmed']);
  });

  it('wrong networks, past expiry, unknown scopes and foreign subscriptions are refused', async () => {
    const { token } = await member(world, 'wrong@acme.example');
    const table: [object, string][] = [
      [{ allowedNetworks: ['192.0.2.0/33'] }, 'allowedNetworks[0]'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
      [{ scopes: ['everything'] }, 'scopes'],
      [{ scopes: [] }, 'scopes'],
      [{ name: '' }, 'name'],
      [{ subscriptionId: 'sub_00000000-0000-7000-8000-000000000000' }, 'subscriptionId'],
    ];
    for (const [change, field] of table) {
      const { status, body } = await world.http.post<ProblemBody>('/v1/api-keys', {
        token,
        body: { name: 'Wrong', scopes: ['send'], ...change },
      });
      assert.deepEqual([status, body.errors?.[0]?.field.replace(/^scopes.*/, 'scopes')], [422, field]);
    }
  });

  it('a key is good from its networks only', async () => {
    const { token } = await member(world, 'networks@acme.example');
    const here = await makeKey(token, { allowedNetworks: ['127.0.0.0/8', '::1'] });
    const elsewhere = await makeKey(token, { allowedNetworks: ['192.0.2.0/24'] });
    assert.equal(await accountStatus(here.secret), 200);
    const { status, body } = await world.http.get<ProblemBody>('/v1/account', { token: elsewhere.secret });
    assert.deepEqual([status, body.code], [403, 'network_not_allowed']);
  });

  it('a key ends by itself at its time', async () => {
    const { token } = await member(world, 'expiry@acme.example');
    const expiresAt = (await world.http.get<{ createdAt: string }>('/v1/account', { token })).body.createdAt.replace(
      /^\d{4}/,
      '2099',
    );
    const key = await makeKey(token, { expiresAt });
    assert.equal(await accountStatus(key.secret), 200);
    await rows(world, `update api_keys set expires_at = now() where id = $1`, [key.id.slice(4)]);
    const other = await world.another({ ROLES: 'api' });
    const answer = await fetch(`${other.url}/v1/account`, { headers: { authorization: `Bearer ${key.secret}` } });
    assert.equal(answer.status, 401);
  });

  it('a foreign key, credential or block answers like a missing one', async () => {
    const mine = await member(world, 'mine@acme.example');
    const theirs = await member(world, 'theirs@acme.example');
    const key = await makeKey(theirs.token);
    const credential = (
      await world.http.post<Credential>('/v1/smtp-credentials', { token: theirs.token, body: { name: 'Theirs' } })
    ).body;
    for (const [method, path] of [
      ['GET', `/v1/api-keys/${key.id}`],
      ['DELETE', `/v1/api-keys/${key.id}`],
      ['PATCH', `/v1/api-keys/${key.id}`],
      ['POST', `/v1/api-keys/${key.id}/rotate`],
      ['GET', `/v1/smtp-credentials/${credential.id}`],
      ['DELETE', `/v1/smtp-credentials/${credential.id}`],
      ['PATCH', `/v1/smtp-credentials/${credential.id}`],
      ['POST', `/v1/smtp-credentials/${credential.id}/rotate`],
      ['GET', '/v1/api-keys/nonsense'],
    ] as const) {
      const { status, body } = await world.http.call<ProblemBody>(method, path, { token: mine.token });
      assert.deepEqual([method, path, status, body.code], [method, path, 404, 'not_found']);
    }
    assert.equal((await world.http.get('/v1/account', { token: key.secret })).status, 200);
  });

  it('R-011: three credentials of one account sign in at the same time, each with a name nobody can guess', async () => {
    const { token, signedUp } = await member(world, 'team@acme.example');
    const made = await Promise.all(
      ['One', 'Two', 'Three'].map((name) =>
        world.http.post<Credential>('/v1/smtp-credentials', { token, body: { name } }),
      ),
    );
    const credentials = made.map((answer) => answer.body);
    for (const { username } of credentials)
      assert.match(username, new RegExp(`^${signedUp.user.username}-[a-z0-9]{10}$`));
    const accounts = world.app.get(AccountsFacade);
    const logins = await Promise.all(
      credentials.map((c) => accounts.verifySmtpLogin(c.username, c.password, '127.0.0.1')),
    );
    assert.ok(logins.every((outcome) => outcome.ok));
    const settings = await world.http.get<{ usernames: string[]; ports: unknown[] }>('/v1/smtp-settings', { token });
    assert.deepEqual(settings.body.usernames.sort(), credentials.map((c) => c.username).sort());
  });

  it('If-Match with an old tag revokes nothing', async () => {
    const { token } = await member(world, 'etag@acme.example');
    const key = await makeKey(token);
    const seen = await world.http.get(`/v1/api-keys/${key.id}`, { token });
    const etag = seen.headers.get('etag')!;
    await world.http.post(`/v1/api-keys/${key.id}/rotate`, { token, body: {} });
    const stale = await world.http.delete<ProblemBody>(`/v1/api-keys/${key.id}`, {
      token,
      headers: { 'if-match': etag },
    });
    assert.deepEqual([stale.status, stale.body.code], [412, 'version_conflict']);
  });

  it('keys are paged, newest first', async () => {
    const { token } = await member(world, 'pages@acme.example');
    for (let i = 0; i < 5; i += 1) await makeKey(token, { name: `Key ${i}` });
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/v1/api-keys?limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await world.http.get<{ data: { name: string }[]; nextCursor: string | null }>(path, { token });
      names.push(...body.data.map((key) => key.name));
      cursor = body.nextCursor;
    }
    assert.deepEqual(names, ['Key 4', 'Key 3', 'Key 2', 'Key 1', 'Key 0']);
  });
});
