import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { login, member, PASSWORD, type ProblemBody } from './account-world.js';

interface Revoked {
  sessions: number;
  apiKeys: number;
  smtpCredentials: number;
}
interface Entry {
  actor: { type: string; label: string };
  changes: Record<string, { from: unknown; to: unknown }>;
}

describe('staff end what opens an account in wrong hands', () => {
  let world: World;
  let operator: string;
  before(async () => {
    world = await startWorld();
    operator = await world.operator();
  });
  after(() => world.close());

  const customer = async (email: string) => {
    const { token, signedUp } = await member(world, email, { locale: 'fr' });
    const key = await world.http.post<{ id: string; secret: string }>('/v1/api-keys', {
      token,
      body: { name: 'Shop', scopes: ['read'] },
    });
    const credential = await world.http.post<{ id: string }>('/v1/smtp-credentials', {
      token,
      body: { name: 'Server' },
    });
    const path = `/v1/admin/accounts/${signedUp.account.id}/revoke-credentials`;
    return { token, signedUp, key: key.body, credential: credential.body, path };
  };
  const opens = async (token: string) => (await world.http.get('/v1/account', { token })).status;
  const staff = async (email: string, roles: string[]): Promise<string> => {
    await world.http.post('/v1/admin/staff', { token: operator, body: { email, password: PASSWORD, roles } });
    return (await login(world, { email })).accessToken;
  };

  it('everything at once: counted in the answer, named in the audit log, told to the owner in his language', async () => {
    const { token, signedUp, key, credential, path } = await customer('all@acme.example');
    const second = await login(world, { username: signedUp.user.username });
    const answer = await world.http.post<Revoked>(path, {
      token: operator,
      body: { what: ['sessions', 'api_keys', 'smtp_credentials'], reason: 'The key was published' },
    });
    assert.deepEqual([answer.status, answer.body], [200, { sessions: 2, apiKeys: 1, smtpCredentials: 1 }]);
    assert.deepEqual(await Promise.all([token, second.accessToken, key.secret].map(opens)), [401, 401, 401]);
    const refreshed = await world.http.post('/v1/auth/refresh', { body: { refreshToken: second.refreshToken } });
    assert.equal(refreshed.status, 401);
    const again = (await login(world, { username: signedUp.user.username })).accessToken;
    const { body } = await world.http.get<{ data: Entry[] }>('/v1/account/audit-log?action=account.access_revoked', {
      token: again,
    });
    assert.deepEqual(
      [body.data[0]?.actor.label, body.data[0]?.changes],
      [
        'operator@posthorn.test',
        {
          reason: { from: null, to: 'The key was published' },
          sessions: { from: 2, to: 0 },
          apiKeys: { from: [key.id], to: [] },
          smtpCredentials: { from: [credential.id], to: [] },
        },
      ],
    );
    const mail = await eventually('the owner is told', async () =>
      (await world.inbox.to('all@acme.example')).find(({ raw }) =>
        /X-Posthorn-Notification: access-revoked/i.test(raw),
      ),
    );
    assert.doesNotMatch(mail.raw, /\{\w+\}/);
    assert.deepEqual((await world.http.get<{ data: unknown[] }>('/v1/api-keys', { token: again })).body.data, []);
  });

  it('only what is named ends', async () => {
    const { token, key, path } = await customer('some@acme.example');
    const answer = await world.http.post<Revoked>(path, {
      token: operator,
      body: { what: ['smtp_credentials'], reason: 'The password was published' },
    });
    assert.deepEqual(answer.body, { sessions: 0, apiKeys: 0, smtpCredentials: 1 });
    assert.deepEqual(await Promise.all([token, key.secret].map(opens)), [200, 200]);
  });

  it('T05: for operators and compliance only, on customers’ accounts only, with a reason', async () => {
    const { token, path } = await customer('guarded@acme.example');
    const body = { what: ['sessions'], reason: 'Because' };
    const byCompliance = await staff('compliance@posthorn.test', ['compliance']);
    const byOthers = await staff('others@posthorn.test', ['support_agent', 'billing_staff', 'auditor']);
    const refused = async (who: string, more: object = {}, at = path) => {
      const answer = await world.http.post<ProblemBody>(at, { token: who, body: { ...body, ...more } });
      return [answer.status, answer.body.code];
    };
    assert.deepEqual(await refused(token), [403, 'forbidden']);
    assert.deepEqual(await refused(byOthers), [403, 'role_required']);
    for (const missing of ['acc_00000000-0000-7000-8000-000000000001', 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11']) {
      const at = `/v1/admin/accounts/${missing}/revoke-credentials`;
      assert.deepEqual(await refused(operator, {}, at), [404, 'not_found']);
    }
    for (const wrong of [{ what: [] }, { what: ['everything'] }, { what: ['sessions', 'sessions'] }, { reason: '' }]) {
      assert.deepEqual(await refused(operator, wrong), [422, 'validation_failed']);
    }
    assert.equal(await opens(token), 200);
    assert.equal((await world.http.post(path, { token: byCompliance, body })).status, 200);
    assert.equal(await opens(token), 401);
  });
});
