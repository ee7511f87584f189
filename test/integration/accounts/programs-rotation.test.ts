import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, HOUR_MS, toIso } from '../../../src/kernel/time/instant.js';
import { AccountsFacade } from '../../../src/modules/accounts/index.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { login, member, type ProblemBody, rows } from './account-world.js';

interface Key {
  id: string;
  name: string;
  secret: string;
  secretHint: string;
  previousSecretHint: string | null;
  previousSecretUntil: string | null;
  expiresAt: string | null;
  allowedNetworks: string[];
  lastUsedAt: string | null;
  lastUsedIp: string | null;
}
interface Credential extends Omit<Key, 'secret'> {
  username: string;
  password: string;
  previousPasswordUntil: string | null;
}
const HERE = '127.0.0.1';

describe('secrets are turned over', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const post = <T>(token: string, path: string, body: object = {}) => world.http.post<T>(path, { token, body });
  const makeKey = async (token: string, body: object = {}): Promise<Key> => {
    const answer = await post<Key>(token, '/v1/api-keys', {
      name: 'Shop',
      scopes: ['read', 'admin-of-account'],
      ...body,
    });
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  };
  const makeCredential = async (token: string, body: object = {}): Promise<Credential> => {
    const answer = await post<Credential>(token, '/v1/smtp-credentials', { name: 'Server', ...body });
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  };
  const rotateKey = async (token: string, id: string, body: object = {}): Promise<Key> => {
    const answer = await post<Key>(token, `/v1/api-keys/${id}/rotate`, body);
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const rotateCredential = async (token: string, id: string, body: object = {}): Promise<Credential> => {
    const answer = await post<Credential>(token, `/v1/smtp-credentials/${id}/rotate`, body);
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const opens = async (secret: string): Promise<boolean> =>
    (await world.http.get('/v1/account', { token: secret })).status === 200;
  const smtp = (username: string, password: string, ip = HERE) =>
    world.app.get(AccountsFacade).verifySmtpLogin(username, password, ip);

  it('both secrets of a key open for 24 hours, and both are shown as such', async () => {
    const { token } = await member(world, 'day@acme.example');
    const key = await makeKey(token);
    const rotated = await rotateKey(token, key.id);
    assert.notEqual(rotated.secret, key.secret);
    assert.deepEqual([await opens(key.secret), await opens(rotated.secret)], [true, true]);
    const shown = async () => (await world.http.get<Key>(`/v1/api-keys/${key.id}`, { token })).body;
    const during = await shown();
    assert.equal(during.secretHint, rotated.secret.slice(0, 8));
    assert.equal(during.previousSecretHint, key.secret.slice(0, 8));
    assert.equal(Date.parse(during.previousSecretUntil!) - world.now() > 86_000_000, true);
    await world.advance('PT23H59M');
    assert.equal(await opens(key.secret), true);
    await world.advance('PT2M');
    assert.deepEqual([await opens(key.secret), await opens(rotated.secret)], [false, true]);
    const over = await shown();
    assert.deepEqual([over.previousSecretHint, over.previousSecretUntil], [null, null]);
  });

  it('a rotation during the overlap replaces: the secret before the last one ends at once', async () => {
    const { token } = await member(world, 'thrice@acme.example');
    const first = await makeKey(token);
    const second = await rotateKey(token, first.id, { overlap: 'P7D' });
    const third = await rotateKey(token, first.id, { overlap: 'PT1H' });
    assert.deepEqual(await Promise.all([first, second, third].map(({ secret }) => opens(secret))), [false, true, true]);
    const fourth = await rotateKey(token, first.id, { overlap: 'PT0S' });
    assert.deepEqual(await Promise.all([second, third, fourth].map(({ secret }) => opens(secret))), [
      false,
      false,
      true,
    ]);
    assert.equal(fourth.previousSecretUntil, null);
  });

  it('an overlap is a duration of at most seven days', async () => {
    const { token } = await member(world, 'overlap@acme.example');
    const key = await makeKey(token);
    const credential = await makeCredential(token);
    for (const overlap of ['P8D', 'P1M', '3600', '-PT1H', 'P', '', 'x'.repeat(51), 7]) {
      for (const path of [`/v1/api-keys/${key.id}/rotate`, `/v1/smtp-credentials/${credential.id}/rotate`]) {
        const answer = await post<ProblemBody>(token, path, { overlap });
        assert.deepEqual([overlap, answer.status, answer.body.errors?.[0]?.field], [overlap, 422, 'overlap']);
      }
    }
    assert.equal(await opens(key.secret), true);
    const unknown = await post<ProblemBody>(token, `/v1/api-keys/${key.id}/rotate`, { overlapSeconds: 5 });
    assert.deepEqual([unknown.status, unknown.body.errors?.[0]?.code], [422, 'unknown_field']);
  });

  it('an SMTP password turns over the same way, for open sessions too', async () => {
    const { token } = await member(world, 'smtp@acme.example');
    const facade = world.app.get(AccountsFacade);
    const { id, username, password } = await makeCredential(token);
    const session = await smtp(username, password);
    assert.ok(session.ok);
    const rotated = await rotateCredential(token, id, { overlap: 'PT2H' });
    assert.ok(rotated.previousPasswordUntil);
    assert.deepEqual([(await smtp(username, password)).ok, (await smtp(username, rotated.password)).ok], [true, true]);
    assert.equal(await facade.smtpLoginStillValid(session.proof, HERE), true);
    const newer = await smtp(username, rotated.password);
    assert.ok(newer.ok);
    await world.advance('PT2H');
    assert.deepEqual(await smtp(username, password), { ok: false, reason: 'bad' });
    assert.equal(await facade.smtpLoginStillValid(session.proof, HERE), false, 'its password is over');
    assert.equal(await facade.smtpLoginStillValid(newer.proof, HERE), true);
    const shown = await world.http.get<Credential>(`/v1/smtp-credentials/${id}`, { token });
    assert.equal(shown.body.previousPasswordUntil, null);
    const last = await rotateCredential(token, id, { overlap: 'PT0S' });
    assert.equal(await facade.smtpLoginStillValid(newer.proof, HERE), false, 'without an overlap at once');
    const lastSession = await smtp(username, last.password);
    assert.ok(lastSession.ok);
    assert.equal((await world.http.delete(`/v1/smtp-credentials/${id}`, { token })).status, 204);
    assert.equal(await facade.smtpLoginStillValid(lastSession.proof, HERE), false);
    assert.deepEqual(await smtp(username, last.password), { ok: false, reason: 'bad' });
  });

  it('when and from where something was used is noted without being in the way', async () => {
    const { token } = await member(world, 'used@acme.example');
    const key = await makeKey(token);
    const credential = await makeCredential(token);
    assert.deepEqual([key.lastUsedAt, key.lastUsedIp, credential.lastUsedAt], [null, null, null]);
    await Promise.all(Array.from({ length: 20 }, () => opens(key.secret)));
    await smtp(credential.username, credential.password, '2001:db8::7');
    const noted = await eventually('the uses are noted', async () => {
      const [one, other] = await Promise.all([
        world.http.get<Key>(`/v1/api-keys/${key.id}`, { token }),
        world.http.get<Credential>(`/v1/smtp-credentials/${credential.id}`, { token }),
      ]);
      return one.body.lastUsedAt && other.body.lastUsedAt ? [one.body.lastUsedIp, other.body.lastUsedIp] : null;
    });
    assert.match(noted[0] ?? '', /127\.0\.0\.1$/);
    assert.equal(noted[1], '2001:db8::7');
  });

  it('name, networks, end and subscription may change; scopes never; the audit log says how', async () => {
    const { token } = await member(world, 'patch@acme.example');
    const key = await makeKey(token);
    const path = `/v1/api-keys/${key.id}`;
    const body = {
      name: 'Shop in Lyon',
      allowedNetworks: ['127.0.0.0/8', '127.0.0.0/8'],
      expiresAt: '2099-01-01T00:00:00Z',
    };
    const changed = await world.http.patch<Key>(path, { token, body });
    assert.deepEqual(
      [changed.status, changed.body.name, changed.body.allowedNetworks, changed.body.expiresAt],
      [200, 'Shop in Lyon', ['127.0.0.0/8'], '2099-01-01T00:00:00.000Z'],
    );
    const entry = await world.http.get<{ data: { changes: unknown }[] }>(
      '/v1/account/audit-log?action=api_key.updated&limit=1',
      { token },
    );
    assert.deepEqual(entry.body.data[0]?.changes, {
      name: { from: 'Shop', to: 'Shop in Lyon' },
      allowedNetworks: { from: [], to: ['127.0.0.0/8'] },
      expiresAt: { from: null, to: '2099-01-01T00:00:00.000Z' },
    });
    const back = await world.http.patch<Key>(path, { token, body: { allowedNetworks: null, expiresAt: null } });
    assert.deepEqual([back.body.name, back.body.allowedNetworks, back.body.expiresAt], ['Shop in Lyon', [], null]);
    for (const [wrong, field] of [
      [{ scopes: ['billing'] }, 'scopes'],
      [{ name: '' }, 'name'],
      [{ allowedNetworks: ['192.0.2.0/40'] }, 'allowedNetworks[0]'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
      [{ subscriptionId: 'sub_00000000-0000-7000-8000-000000000000' }, 'subscriptionId'],
    ] as const) {
      const refused = await world.http.patch<ProblemBody>(path, { token, body: wrong });
      assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [422, field]);
    }
    const etag = (await world.http.get(path, { token })).headers.get('etag')!;
    await world.http.patch(path, { token, body: { name: 'Between' } });
    const stale = await world.http.patch(path, { token, body: { name: 'Late' }, headers: { 'if-match': etag } });
    assert.equal(stale.status, 412);
  });

  it('an SMTP credential may have networks and an end as a key has', async () => {
    const { token } = await member(world, 'limits@acme.example');
    const { id, username, password } = await makeCredential(token, { allowedNetworks: ['2001:db8::/32'] });
    const facade = world.app.get(AccountsFacade);
    assert.deepEqual(await smtp(username, password, '192.0.2.1'), { ok: false, reason: 'bad' });
    const inside = await smtp(username, password, '2001:0DB8:0::1');
    assert.ok(inside.ok);
    assert.equal(await facade.smtpLoginStillValid(inside.proof, '2001:db8::1'), true);
    await world.http.patch(`/v1/smtp-credentials/${id}`, { token, body: { allowedNetworks: ['192.0.2.0/24'] } });
    assert.equal(await facade.smtpLoginStillValid(inside.proof, '2001:db8::1'), false);
    const end = toIso(addMs(world.now(), HOUR_MS));
    await world.http.patch(`/v1/smtp-credentials/${id}`, { token, body: { allowedNetworks: null, expiresAt: end } });
    assert.ok((await smtp(username, password)).ok);
    await world.advance('PT1H');
    assert.deepEqual(await smtp(username, password), { ok: false, reason: 'bad' });
  });

  describe('nobody gives away more than he has', () => {
    const widerThan = async (secret: string, path: string, method: 'POST' | 'PATCH', body: object) => {
      const answer = await world.http.call<ProblemBody>(method, path, { token: secret, body });
      return [answer.status, answer.body.code, answer.body.errors?.map(({ field }) => field)];
    };
    const tooWide = (...fields: string[]) => [403, 'exceeds_own_rights', fields];

    it('T05: a key makes keys and credentials within its scopes, networks and time', async () => {
      const { token } = await member(world, 'narrow@acme.example');
      const expiresAt = '2098-01-01T00:00:00.000Z';
      const own = await makeKey(token, { allowedNetworks: ['127.0.0.0/8', '::1'], expiresAt });
      const asOwn = (path: string, body: object) => widerThan(own.secret, path, 'POST', body);
      const scopes = ['read'];
      assert.deepEqual((await asOwn('/v1/api-keys', { name: 'x', scopes: ['read', 'send'] }))[1], 'insufficient_scope');
      for (const [path, base] of [
        ['/v1/api-keys', { name: 'x', scopes }],
        ['/v1/smtp-credentials', { name: 'x' }],
      ] as const) {
        const inherited = await post<Key>(own.secret, path, base);
        assert.deepEqual(
          [inherited.status, inherited.body.allowedNetworks, inherited.body.expiresAt],
          [201, ['127.0.0.0/8', '::1'], expiresAt],
        );
        const narrower = { allowedNetworks: ['127.0.0.1'], expiresAt: '2097-01-01T00:00:00Z' };
        assert.equal((await post(own.secret, path, { ...base, ...narrower })).status, 201);
        assert.deepEqual(await asOwn(path, { ...base, allowedNetworks: null }), tooWide('allowedNetworks'));
        assert.deepEqual(await asOwn(path, { ...base, allowedNetworks: ['0.0.0.0/0'] }), tooWide('allowedNetworks'));
        assert.deepEqual(await asOwn(path, { ...base, expiresAt: null }), tooWide('expiresAt'));
        assert.deepEqual(
          await asOwn(path, { ...base, allowedNetworks: ['::/0'], expiresAt: '2099-01-01T00:00:00Z' }),
          tooWide('allowedNetworks', 'expiresAt'),
        );
      }
    });

    it('T05: a key neither widens itself nor turns over what is wider', async () => {
      const { token } = await member(world, 'climber@acme.example');
      const own = await makeKey(token, { allowedNetworks: ['127.0.0.0/8', '::1'] });
      const wide = await makeKey(token);
      const strong = await makeKey(token, { scopes: ['send'], allowedNetworks: ['127.0.0.1'] });
      const credential = await makeCredential(token);
      const patch = (id: string, body: object) => widerThan(own.secret, `/v1/api-keys/${id}`, 'PATCH', body);
      const rotate = (path: string) => widerThan(own.secret, `${path}/rotate`, 'POST', {});
      assert.deepEqual(await patch(own.id, { allowedNetworks: [] }), tooWide('allowedNetworks'));
      assert.deepEqual(await patch(wide.id, { name: 'Mine' }), tooWide('allowedNetworks'));
      assert.deepEqual((await patch(strong.id, { name: 'Mine' }))[1], 'insufficient_scope');
      assert.deepEqual(await rotate(`/v1/api-keys/${wide.id}`), tooWide('allowedNetworks'));
      assert.deepEqual((await rotate(`/v1/api-keys/${strong.id}`))[1], 'insufficient_scope');
      assert.deepEqual(await rotate(`/v1/smtp-credentials/${credential.id}`), tooWide('allowedNetworks'));
      assert.equal((await patch(wide.id, { allowedNetworks: ['127.0.0.1'] }))[0], 200, 'taking away is allowed');
      const rotated = await rotateKey(own.secret, own.id);
      assert.deepEqual(rotated.allowedNetworks, ['127.0.0.0/8', '::1']);
      assert.equal((await world.http.delete(`/v1/api-keys/${strong.id}`, { token: own.secret })).status, 204);
    });

    it('T05: a developer gives no key the power over people or money, nor takes one over', async () => {
      const { token, signedUp } = await member(world, 'boss@acme.example');
      const strong = await makeKey(token, { scopes: ['admin-of-account', 'read'] });
      await rows(world, `update users set role = 'developer' where username = $1`, [signedUp.user.username]);
      const { accessToken } = await login(world, { username: signedUp.user.username });
      const make = (scopes: string[]) => widerThan(accessToken, '/v1/api-keys', 'POST', { name: 'x', scopes });
      assert.equal((await make(['send', 'read', 'contacts', 'sms']))[0], 201);
      for (const scope of ['admin-of-account', 'billing']) {
        assert.deepEqual((await make(['read', scope])).slice(0, 2), [403, 'exceeds_own_rights']);
      }
      const rotated = await widerThan(accessToken, `/v1/api-keys/${strong.id}/rotate`, 'POST', {});
      assert.deepEqual(rotated.slice(0, 2), [403, 'exceeds_own_rights']);
      assert.equal((await widerThan(accessToken, '/v1/smtp-credentials', 'POST', { name: 'x' }))[0], 201);
    });
  });
});
