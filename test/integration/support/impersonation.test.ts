import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { login, PASSWORD, rows } from '../accounts/account-world.js';
import { type Colleague, colleague, inRole, type Subject, subject, ticketOf } from './support-world.js';

interface Impersonation {
  id: string;
  user: { id: string; username: string };
  staff: { id: string; email: string };
  account: { id: string };
  accessToken: string;
  mode: string;
  reason: string;
  startedAt: string;
  expiresAt: string;
  endedAt: string | null;
  endReason: string | null;
  code?: string;
}
interface Entry {
  action: string;
  actor: { type: string; id: string | null; label: string | null; onBehalfOf: { id: string } | null };
  changes: Record<string, unknown>;
}

let people = 0;

describe('impersonation', () => {
  let world: World;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
  });
  after(() => world.close());

  const customer = (): Promise<Subject> => subject(world, `owner${(people += 1)}@acme.example`);
  const pinOf = async ({ token }: Subject): Promise<string> =>
    (await world.http.get<{ pin: string }>('/v1/support/pin', { token })).body.pin;
  const begin = (who: Subject, body: object, token = agent.token): Promise<Answer<Impersonation>> =>
    world.http.post<Impersonation>(`/v1/admin/accounts/${who.signedUp.account.id}/impersonations`, {
      token,
      body: { reason: 'Ticket 1042', ...body },
    });
  const started = async (who: Subject, body: object = {}): Promise<Impersonation> => {
    const answer = await begin(who, { pin: await pinOf(who), ...body });
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  };
  const audit = async ({ token }: Subject, action: string): Promise<Entry[]> =>
    (await world.http.get<{ data: Entry[] }>(`/v1/account/audit-log?action=${action}`, { token })).body.data;
  const list = async ({ token }: Subject): Promise<Impersonation[]> =>
    (await world.http.get<{ data: Impersonation[] }>('/v1/account/impersonations', { token })).body.data;

  it('T07: without the PIN it is refused and logged', async () => {
    const acme = await customer();
    const refused = await begin(acme, {});
    assert.deepEqual([refused.status, refused.body.code], [403, 'support_pin_required']);
    const [entry] = await audit(acme, 'impersonation.refused');
    assert.deepEqual([entry!.actor.type, entry!.actor.id], ['staff', agent.id]);
    const guessed = await begin(acme, {
      pin: await pinOf(acme).then((pin) => (pin === '000000' ? '000001' : '000000')),
    });
    assert.deepEqual([guessed.status, guessed.body.code], [403, 'pin_incorrect']);
    assert.equal((await audit(acme, 'support_pin.refused')).length, 1);
    assert.deepEqual(await list(acme), []);
  });

  it('T07: a colleague’s verification, another account’s and one that is over do not count', async () => {
    const acme = await customer();
    const other = await customer();
    const verify = async (who: Subject): Promise<number> =>
      (
        await world.http.post('/v1/admin/support/pin/verify', {
          token: agent.token,
          body: { accountId: who.signedUp.account.id, pin: await pinOf(who) },
        })
      ).status;
    assert.equal(await verify(acme), 200);
    const stranger = await colleague(world, 'second@posthorn.test', ['support_agent']);
    assert.equal((await begin(acme, {}, stranger.token)).body.code, 'support_pin_required');
    assert.equal((await begin(other, {})).body.code, 'support_pin_required');
    assert.equal((await begin(acme, {})).status, 201);
    await world.advance('PT30M');
    assert.equal((await begin(acme, {})).body.code, 'support_pin_required');
  });

  it('only support may; of accounts and people that are there', async () => {
    const acme = await customer();
    const other = await customer();
    const pin = await pinOf(acme);
    for (const roles of [['billing_staff'], ['compliance'], ['auditor']]) {
      const member = await colleague(world, `${roles[0]!}@posthorn.test`, roles);
      assert.equal((await begin(acme, { pin }, member.token)).status, 403, roles[0]);
    }
    assert.equal((await begin(acme, { pin }, acme.token)).status, 403);
    const foreign = await begin(acme, { pin, userId: other.signedUp.user.id });
    assert.deepEqual([foreign.status, foreign.body.code], [422, 'reference_not_found']);
    for (const body of [{ pin, reason: '' }, { pin, reason: 'x'.repeat(501) }, { pin, mode: 'all' }, { pin: '12' }]) {
      assert.equal((await begin(acme, body)).status, 422, JSON.stringify(body));
    }
    const nobody = { signedUp: { account: { id: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' } } } as Subject;
    assert.equal((await begin(nobody, { pin })).status, 404);
    const system = { signedUp: { account: { id: 'acc_00000000-0000-7000-8000-000000000001' } } } as Subject;
    assert.equal((await begin(system, { pin })).status, 404);
  });

  it('reading shows what the person sees, on every answer by whom, and changes nothing', async () => {
    const acme = await customer();
    const { accessToken: token, id, user, expiresAt } = await started(acme);
    assert.equal(user.id, acme.signedUp.user.id);
    assert.ok(Date.parse(expiresAt) - world.now() <= 30 * 60_000);
    const account = await world.http.get<{ id: string }>('/v1/account', { token });
    assert.equal(account.body.id, acme.signedUp.account.id);
    const answers = [
      account,
      await world.http.get('/v1/messages?odd=1', { token }),
      await world.http.get('/v1/domains/dom_nothing', { token }),
      await world.http.patch<Impersonation>('/v1/account', { token, body: { organization: 'Mine' } }),
      await world.http.get('/v1/admin/tickets', { token }),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 422, 404, 403, 403],
    );
    assert.deepEqual(new Set(answers.map(({ headers }) => headers.get('x-posthorn-impersonation'))), new Set([id]));
    assert.equal((answers[3]!.body as Impersonation).code, 'impersonation_read_only');
    const own = await world.http.get('/v1/account', { token: acme.token });
    assert.equal(own.headers.get('x-posthorn-impersonation'), null);
  });

  it('writing is recorded as the agent’s, on behalf of the person', async () => {
    const acme = await customer();
    const { accessToken: token } = await started(acme, { mode: 'write' });
    const changed = await world.http.patch('/v1/account', { token, body: { organization: 'Acme and Sons' } });
    assert.equal(changed.status, 200, changed.text);
    const [entry] = await audit(acme, 'account.updated');
    assert.deepEqual([entry!.actor.type, entry!.actor.id, entry!.actor.label], ['staff', agent.id, agent.email]);
    assert.equal(entry!.actor.onBehalfOf!.id, acme.signedUp.user.id);
    const ticketId = await ticketOf(world, acme);
    const written = await world.http.post<{ author: object }>(`/v1/support/tickets/${ticketId}/messages`, {
      token,
      body: { text: 'I looked myself.' },
    });
    assert.deepEqual(written.body.author, { kind: 'agent', name: 'Support' });
  });

  it('what is the person’s alone nobody does in his place, whatever the mode', async () => {
    const acme = await customer();
    const { accessToken: token } = await started(acme, { mode: 'write' });
    const password = `${PASSWORD} other`;
    const calls: [string, string, object?][] = [
      ['GET', '/v1/support/pin'],
      ['POST', '/v1/support/pin/rotate'],
      ['GET', '/v1/auth/sessions'],
      ['POST', '/v1/auth/change-password', { current: PASSWORD, new: password }],
      ['POST', '/v1/auth/totp', { password: PASSWORD }],
      ['POST', '/v1/account/email-change', { email: 'thief@posthorn.test', password: PASSWORD }],
      ['POST', '/v1/api-keys', { name: 'mine', scopes: ['send'] }],
      ['POST', '/v1/smtp-credentials', { name: 'mine' }],
      ['POST', '/v1/users', { email: 'friend@posthorn.test', role: 'admin' }],
      ['POST', '/v1/account/exports'],
      ['DELETE', '/v1/account', { password: PASSWORD }],
      ['DELETE', `/v1/account/impersonations/imp_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11`],
    ];
    for (const [method, path, body] of calls) {
      const answer = await world.http.call<Impersonation>(method, path, { token, ...(body ? { body } : {}) });
      if (answer.status === 404) continue; // not part of this installation yet
      assert.deepEqual([answer.status, answer.body.code], [403, 'impersonation_not_allowed'], `${method} ${path}`);
    }
    assert.equal((await world.http.get('/v1/api-keys', { token })).status, 200);
    await login(world, { username: acme.signedUp.user.username });
  });

  it('its owner sees who, for whom, why and how long, gets a mail, and ends it in every process within 5 s', async () => {
    const acme = await customer();
    const other = await world.another({ ROLES: 'api' });
    const { id, accessToken } = await started(acme, { mode: 'write' });
    const elsewhere = async (): Promise<number> =>
      (await fetch(`${other.url!}/v1/account`, { headers: { authorization: `Bearer ${accessToken}` } })).status;
    assert.equal(await elsewhere(), 200);
    const [shown] = await list(acme);
    assert.deepEqual(
      [shown!.id, shown!.staff, shown!.user.username, shown!.reason, shown!.mode, shown!.endedAt],
      [id, { id: agent.id, email: agent.email }, acme.signedUp.user.username, 'Ticket 1042', 'write', null],
    );
    const mail = await world.inbox.notification(acme.signedUp.user.email, 'impersonation-started');
    assert.match(mail.raw, /Ticket 1042/);
    assert.match(mail.raw, /agent@posthorn\.test/);
    const ended = await world.http.delete(`/v1/account/impersonations/${id}`, { token: acme.token });
    assert.equal(ended.status, 204, ended.text);
    assert.equal((await world.http.get('/v1/account', { token: accessToken })).status, 401);
    await eventually('it ends in the other process', async () => (await elsewhere()) === 401, 5000);
    assert.equal((await list(acme))[0]!.endReason, 'ended_by_customer');
    assert.equal((await world.http.delete(`/v1/account/impersonations/${id}`, { token: acme.token })).status, 204);
    assert.deepEqual(
      [(await audit(acme, 'impersonation.started')).length, (await audit(acme, 'impersonation.ended')).length],
      [1, 1],
    );
    await world.advance('PT1H');
    assert.equal((await audit(acme, 'impersonation.ended')).length, 1);
  });

  it('only owner and admin see and end it; another account’s is not there', async () => {
    const acme = await customer();
    const other = await customer();
    const { id } = await started(acme);
    for (const role of ['developer', 'marketer', 'billing', 'viewer']) {
      const look = (token: string) => world.http.get('/v1/account/impersonations', { token });
      assert.equal((await inRole(world, acme, role, look)).status, 403, role);
    }
    assert.equal((await world.http.get(`/v1/account/impersonations/${id}`, { token: other.token })).status, 404);
    assert.equal((await world.http.delete(`/v1/account/impersonations/${id}`, { token: other.token })).status, 404);
    assert.deepEqual(await list(other), []);
    const path = `/v1/admin/accounts/${other.signedUp.account.id}/impersonations/${id}`;
    assert.equal((await world.http.delete(path, { token: agent.token })).status, 404);
    assert.equal((await list(acme))[0]!.endedAt, null);
  });

  it('staff end it too, and see what was', async () => {
    const acme = await customer();
    const { id, accessToken } = await started(acme);
    const path = `/v1/admin/accounts/${acme.signedUp.account.id}/impersonations`;
    assert.equal((await world.http.delete(`${path}/${id}`, { token: agent.token })).status, 204);
    assert.equal((await world.http.get('/v1/account', { token: accessToken })).status, 401);
    const one = await world.http.get<Impersonation>(`${path}/${id}`, { token: agent.token });
    assert.equal(one.body.endReason, 'ended_by_staff');
    assert.ok(!('accessToken' in one.body));
    const all = await world.http.get<{ data: Impersonation[] }>(path, { token: agent.token });
    assert.deepEqual(
      all.body.data.map((row) => row.id),
      [id],
    );
  });

  it('is over by itself after half an hour, and that is written down', async () => {
    const acme = await customer();
    const { accessToken, expiresAt } = await started(acme);
    await world.advance('PT29M');
    assert.equal((await world.http.get('/v1/account', { token: accessToken })).status, 200);
    await world.advance('PT1M');
    assert.equal((await world.http.get('/v1/account', { token: accessToken })).status, 401);
    const [row] = await list(acme);
    assert.deepEqual([row!.endReason, row!.endedAt], ['expired', expiresAt]);
    const [entry] = await audit(acme, 'impersonation.ended');
    assert.equal(entry!.actor.type, 'system');
  });

  it('ends with whatever ends the person’s sessions, and with the agent', async () => {
    const acme = await customer();
    const member = await colleague(world, `leaving${people}@posthorn.test`, ['support_agent']);
    const mine = await begin(acme, { pin: await pinOf(acme) }, member.token);
    const his = await started(acme);
    const operator = await world.operator();
    await world.http.patch(`/v1/admin/staff/${member.id}`, { token: operator, body: { roles: ['billing_staff'] } });
    const status = async (token: string): Promise<number> => (await world.http.get('/v1/account', { token })).status;
    await eventually(
      'who does no support any more acts for nobody',
      async () => (await status(mine.body.accessToken)) === 401,
      5000,
    );
    assert.equal(await status(his.accessToken), 200);
    await world.http.post('/v1/auth/forgot-password', { body: { username: acme.signedUp.user.username } });
    const token = await world.inbox.token(acme.signedUp.user.email, 'reset-password');
    const reset = await world.http.post('/v1/auth/reset-password', { body: { token, password: `${PASSWORD} anew` } });
    assert.ok(reset.status < 300, reset.text);
    assert.equal(await status(his.accessToken), 401);
    const fresh = await login(world, { username: acme.signedUp.user.username }, `${PASSWORD} anew`);
    const shown = await list({ ...acme, token: fresh.accessToken });
    assert.equal(shown.find(({ id }) => id === his.id)!.endReason, 'session_ended');
  });

  it('its token cannot be refreshed, and its database row holds no secret', async () => {
    const acme = await customer();
    const { id, accessToken } = await started(acme);
    const refreshed = await world.http.post('/v1/auth/refresh', { body: { refreshToken: accessToken } });
    assert.equal(refreshed.status, 401);
    const tokens = await rows(
      world,
      `select 1 from refresh_tokens r join sessions s on s.id = r.session_id where s.impersonation_id = $1`,
      [id.slice(4)],
    );
    assert.equal(tokens.length, 0);
    const again = await world.http.get(`/v1/account/impersonations/${id}`, { token: acme.token });
    assert.ok(!again.text.includes(accessToken));
  });
});
