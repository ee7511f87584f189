import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId, SYSTEM_ACCOUNT_ID } from '../../../src/kernel/ids.js';
import { AccountsFacade } from '../../../src/modules/accounts/index.js';
import { accountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { accountUuid, member, PASSWORD, type ProblemBody, rows, type SignedUp } from './account-world.js';

interface Entry {
  id: string;
  at: string;
  accountId?: string;
  action: string;
  actor: { type: string; id: string; label: string | null; onBehalfOf: { id: string; label: string } | null };
  target: { type: string; id: string };
  ip: string | null;
  changes: Record<string, { from: unknown; to: unknown }>;
}
interface Listed {
  data: Entry[];
  nextCursor: string | null;
}

describe('the audit log', () => {
  let world: World;
  let operator: string;
  before(async () => {
    world = await startWorld();
    operator = await world.operator();
  });
  after(() => world.close());

  const entries = async (token: string, query = ''): Promise<Entry[]> => {
    const answer = await world.http.get<Listed>(`/v1/account/audit-log${query}`, { token });
    assert.equal(answer.status, 200, answer.text);
    return answer.body.data;
  };
  const staffEntries = async (query: string, token = operator): Promise<Entry[]> => {
    const answer = await world.http.get<Listed>(`/v1/admin/audit-log${query}`, { token });
    assert.equal(answer.status, 200, answer.text);
    return answer.body.data;
  };
  const latest = async (token: string, action: string): Promise<Entry> => {
    const [entry] = await entries(token, `?action=${action}&limit=1`);
    assert.ok(entry, `no entry ${action}`);
    return entry;
  };
  const staffMember = async (email: string, roles: string[]): Promise<{ id: string; token: string }> => {
    const added = await world.http.post<{ id: string }>('/v1/admin/staff', {
      token: operator,
      body: { email, password: PASSWORD, roles },
    });
    assert.equal(added.status, 201, added.text);
    const signedIn = await world.http.post<{ accessToken: string }>('/v1/auth/login', {
      body: { email, password: PASSWORD },
    });
    return { id: added.body.id, token: signedIn.body.accessToken };
  };
  const asApplication = <T>(signedUp: SignedUp, work: (tx: Tx) => Promise<T>): Promise<T> =>
    world.app.get(UnitOfWork).run(accountScope(accountUuid(signedUp)), work);

  it('who, what, from where, before and after: what an account tells about itself', async () => {
    const { token, signedUp } = await member(world, 'profile@acme.example');
    const patch = { organization: 'Acme SAS', locale: 'fr', timeZone: 'Europe/Berlin', profile: { country: 'FR' } };
    await world.http.patch('/v1/account', { token, body: patch });
    await world.http.patch('/v1/account', {
      token,
      body: { profile: { country: null, website: 'https://a.example' } },
    });
    const [second, first] = await entries(token, '?action=account.updated');
    assert.deepEqual(first?.changes, {
      organization: { from: 'Acme', to: 'Acme SAS' },
      locale: { from: 'en', to: 'fr' },
      timeZone: { from: 'Europe/Paris', to: 'Europe/Berlin' },
      'profile.country': { from: null, to: 'FR' },
    });
    assert.deepEqual(second?.changes, {
      'profile.website': { from: null, to: 'https://a.example' },
      'profile.country': { from: 'FR', to: null },
    });
    const { id, username } = signedUp.user;
    assert.deepEqual(second?.actor, { type: 'user', id, label: username, onBehalfOf: null });
    assert.deepEqual(second?.target, { type: 'account', id: signedUp.account.id });
    assert.match(second?.ip ?? '', /127\.0\.0\.1$/);
    await world.http.patch('/v1/account', { token, body: { organization: 'Acme SAS' } });
    assert.equal((await entries(token, '?action=account.updated')).length, 2, 'what changes nothing is no entry');
  });

  it('a program is named by its key, staff by their address; customers do not see from where staff acted', async () => {
    const { token, signedUp } = await member(world, 'labels@acme.example');
    const key = await world.http.post<{ id: string; secret: string }>('/v1/api-keys', {
      token,
      body: { name: 'Deployment', scopes: ['admin-of-account', 'read'] },
    });
    await world.http.post('/v1/smtp-credentials', { token: key.body.secret, body: { name: 'Printer' } });
    const byKey = await latest(token, 'smtp_credential.created');
    assert.deepEqual([byKey.actor.type, byKey.actor.id, byKey.actor.label], ['key', key.body.id, 'Deployment']);
    const path = `/v1/admin/accounts/${signedUp.account.id}`;
    await world.http.patch(path, { token: operator, body: { tier: 3, ratePerHour: 500 } });
    const byStaff = await latest(token, 'account.adjusted');
    assert.deepEqual([byStaff.actor.type, byStaff.actor.label, byStaff.ip], ['staff', 'operator@posthorn.test', null]);
    assert.deepEqual(byStaff.changes, { tier: { from: null, to: 3 }, ratePerHour: { from: null, to: 500 } });
    const [seen] = await staffEntries(`?accountId=${signedUp.account.id}&action=account.adjusted`);
    assert.match(seen?.ip ?? '', /127\.0\.0\.1$/);
    assert.equal(seen?.accountId, signedUp.account.id);
  });

  it('blocks: raised with what was measured, lifted with the reason', async () => {
    const { token, signedUp } = await member(world, 'blocks@acme.example');
    const path = `/v1/admin/accounts/${signedUp.account.id}/blocks`;
    const body = { reason: 'bounce_rate', scope: 'sending', measured: 0.12, limit: 0.05, steps: [] };
    const block = await world.http.post<{ id: string }>(path, { token: operator, body });
    await world.http.post(`${path}/${block.body.id}/lift`, { token: operator, body: { reason: 'The list is clean' } });
    const raised = await latest(token, 'block.raised');
    assert.deepEqual(
      [raised.changes['status'], raised.changes['measured']],
      [
        { from: null, to: 'open' },
        { from: null, to: 0.12 },
      ],
    );
    const lifted = await latest(token, 'block.lifted');
    assert.deepEqual(lifted.changes['status'], { from: 'open', to: 'lifted' });
    assert.deepEqual(lifted.changes['reason'], { from: null, to: 'The list is clean' });
  });

  it('domains, senders and suppressions: who gave the right to write in a name, and who took it away', async () => {
    const { token } = await member(world, 'names@acme.example');
    const made = async (path: string, body: object): Promise<string> => {
      const answer = await world.http.post<{ id: string }>(path, { token, body });
      assert.equal(answer.status, 201, answer.text);
      return answer.body.id;
    };
    const ids = {
      domain: await made('/v1/domains', { name: 'names.example' }),
      sender: await made('/v1/senders', { email: 'info@other.example' }),
      suppression: await made('/v1/suppressions', { email: 'third.party@elsewhere.example' }),
    };
    await made('/v1/suppressions', { email: 'third.party@elsewhere.example' });
    for (const [kind, id] of Object.entries(ids)) {
      assert.equal((await world.http.delete(`/v1/${kind}s/${id}`, { token })).status, 204);
    }
    const told = (await entries(token, '?limit=500')).filter((entry) => Object.keys(ids).includes(entry.target.type));
    assert.deepEqual(
      told.map(({ action, target, changes }) => [action, target.id, Object.values(changes)[0]]),
      [
        ['suppression.removed', ids.suppression, { from: 'manual', to: null }],
        ['sender.removed', ids.sender, { from: 'info@other.example', to: null }],
        ['domain.removed', ids.domain, { from: 'names.example', to: null }],
        ['suppression.added', ids.suppression, { from: null, to: 'manual' }],
        ['sender.added', ids.sender, { from: null, to: 'info@other.example' }],
        ['domain.added', ids.domain, { from: null, to: 'names.example' }],
      ],
    );
    assert.ok(!JSON.stringify(told).includes('third.party'), 'the address of somebody else is not kept');
  });

  it('staff who act in the place of a person are shown as staff, with the person', async () => {
    const { token, signedUp } = await member(world, 'instead@acme.example');
    const staff = await staffMember('agent@posthorn.test', ['support_agent']);
    await asApplication(signedUp, (tx) =>
      world.app.get(AccountsFacade).auditIn(tx, {
        accountId: accountUuid(signedUp),
        action: 'test.acted',
        actor: { type: 'staff', id: staff.id, ip: '192.0.2.9', onBehalfOf: signedUp.user.id },
        target: { type: 'account', id: signedUp.account.id },
      }),
    );
    const entry = await latest(token, 'test.acted');
    assert.deepEqual(entry.actor, {
      type: 'staff',
      id: staff.id,
      label: 'agent@posthorn.test',
      onBehalfOf: { id: signedUp.user.id, label: signedUp.user.username },
    });
    assert.equal(entry.ip, null);
  });

  it('filters, pages and single entries; nothing of other accounts', async () => {
    const mine = await member(world, 'mine@acme.example');
    const theirs = await member(world, 'theirs@acme.example');
    for (let i = 0; i < 3; i += 1) {
      await world.http.post('/v1/api-keys', { token: mine.token, body: { name: `Key ${i}`, scopes: ['read'] } });
      await world.advance('PT1M');
    }
    const created = await entries(mine.token, '?action=api_key.created');
    assert.deepEqual(
      created.map((entry) => entry.changes['name']?.to),
      ['Key 2', 'Key 1', 'Key 0'],
    );
    const [newest, middle, oldest] = created;
    assert.deepEqual(
      (await entries(mine.token, `?action=api_key.created&from=${oldest!.at}&to=${newest!.at}`)).map(({ id }) => id),
      [middle!.id, oldest!.id],
    );
    assert.equal((await entries(mine.token, `?actor=${mine.signedUp.user.id}&action=api_key.created`)).length, 3);
    assert.deepEqual(await entries(mine.token, `?actor=${theirs.signedUp.user.id}`), []);
    const first = await world.http.get<Listed>('/v1/account/audit-log?action=api_key.created&limit=2', mine);
    const rest = await world.http.get<Listed>(
      `/v1/account/audit-log?action=api_key.created&limit=2&cursor=${first.body.nextCursor}`,
      mine,
    );
    assert.deepEqual(
      [...first.body.data, ...rest.body.data].map(({ id }) => id),
      created.map(({ id }) => id),
    );
    const path = `/v1/account/audit-log/${newest!.id}`;
    assert.deepEqual((await world.http.get<Entry>(path, mine)).body, newest);
    for (const missing of [path, '/v1/account/audit-log/aud_x', `/v1/account/audit-log/${newest!.id.slice(4)}`]) {
      const answer = await world.http.get<ProblemBody>(missing, theirs);
      assert.deepEqual([answer.status, answer.body.code], [404, 'not_found']);
    }
    for (const query of ['?from=yesterday', '?page=2', '?from=9999999-01-01']) {
      assert.equal((await world.http.get(`/v1/account/audit-log${query}`, mine)).status, 422);
    }
    assert.deepEqual(await entries(mine.token, '?from=9999-12-31T23:59:59Z'), []);
  });

  it('T66: neither the application nor a worker can change, delete or empty the log', async () => {
    const { signedUp } = await member(world, 'append@acme.example');
    const unitOfWork = world.app.get(UnitOfWork);
    for (const sql of [
      `update audit_log set action = 'nothing' where account_id = $1`,
      'delete from audit_log where account_id = $1',
    ]) {
      const values = [accountUuid(signedUp)];
      await assert.rejects(
        asApplication(signedUp, (tx) => tx.query(sql, values)),
        /permission denied/,
      );
      await assert.rejects(
        unitOfWork.runAsWorker((tx) => tx.query(sql, values)),
        /permission denied/,
      );
    }
    await assert.rejects(
      unitOfWork.runAsWorker((tx) => tx.query('truncate audit_log')),
      /permission denied/,
    );
    await assert.rejects(
      asApplication(signedUp, (tx) => tx.query('select audit_log_forget($1)', [accountUuid(signedUp)])),
      /permission denied/,
    );
  });

  it('T66: an entry cannot be written into another account, nor read from there', async () => {
    const mine = await member(world, 'writer@acme.example');
    const theirs = await member(world, 'target@acme.example');
    const record = {
      accountId: accountUuid(theirs.signedUp),
      action: 'test.forged',
      actor: { type: 'system' as const, id: null },
      target: { type: 'account', id: null },
    };
    await assert.rejects(
      asApplication(mine.signedUp, (tx) => world.app.get(AccountsFacade).auditIn(tx, record)),
      /row-level security/,
    );
    const others = await asApplication(mine.signedUp, (tx) =>
      tx.query('select 1 from audit_log where account_id <> $1', [accountUuid(mine.signedUp)]),
    );
    assert.deepEqual(others, []);
  });

  it('erasure takes people out of the entries and leaves the entries, of this account only', async () => {
    const gone = await member(world, 'gone@acme.example', { organization: 'Jeanne Dupont' });
    const stays = await member(world, 'stays@acme.example');
    for (const { token } of [gone, stays]) {
      await world.http.patch('/v1/account', {
        token,
        body: {
          organization: 'Dupont et fils',
          locale: 'fr',
          profile: { phone: '+33 1 99 88 77 66', expectedMonthlyVolume: 7 },
        },
      });
      await world.http.post('/v1/api-keys', { token, body: { name: 'Laptop of Jeanne', scopes: ['read'] } });
    }
    await world.http.patch(`/v1/admin/accounts/${gone.signedUp.account.id}`, { token: operator, body: { tier: 2 } });
    const before = await staffEntries(`?accountId=${gone.signedUp.account.id}`);
    const staysBefore = await entries(stays.token);
    const forget = (): Promise<number> =>
      world.app
        .get(UnitOfWork)
        .runAsWorker((tx) => world.app.get(AccountsFacade).forgetPeopleInAuditIn(tx, accountUuid(gone.signedUp)));
    assert.ok((await forget()) >= 4);
    assert.equal(await forget(), 0, 'a second pass finds nothing');
    const after = await staffEntries(`?accountId=${gone.signedUp.account.id}`);
    assert.deepEqual(
      after.map(({ id, at, action }) => [id, at, action]),
      before.map(({ id, at, action }) => [id, at, action]),
    );
    const text = JSON.stringify(after);
    for (const person of ['Dupont', 'Jeanne', '99 88', gone.signedUp.user.username, '127.0.0.1"},{"x']) {
      assert.ok(!text.includes(person), person);
    }
    assert.deepEqual(
      after.filter((entry) => entry.actor.type !== 'staff').map(({ ip, actor }) => ip ?? actor.label),
      [...after.filter((entry) => entry.actor.type !== 'staff').map(() => null)],
    );
    const updated = after.find((entry) => entry.action === 'account.updated');
    assert.deepEqual(updated?.changes, {
      organization: { from: '(erased)', to: '(erased)' },
      locale: { from: 'en', to: 'fr' },
      'profile.phone': { from: null, to: '(erased)' },
      'profile.expectedMonthlyVolume': { from: null, to: 7 },
    });
    const adjusted = after.find((entry) => entry.action === 'account.adjusted');
    assert.deepEqual([adjusted?.actor.label, adjusted?.changes['tier']?.to], ['operator@posthorn.test', 2]);
    assert.deepEqual(await entries(stays.token), staysBefore);
  });

  it('what staff do among themselves stands in the installation’s account, for auditors and operators to read', async () => {
    const auditor = await staffMember('auditor@posthorn.test', ['auditor']);
    const agent = await staffMember('other@posthorn.test', ['support_agent']);
    await world.http.patch(`/v1/admin/staff/${agent.id}`, { token: operator, body: { roles: ['billing_staff'] } });
    await world.http.delete(`/v1/admin/staff/${agent.id}`, { token: operator });
    const own = await staffEntries(`?accountId=acc_${SYSTEM_ACCOUNT_ID}`, auditor.token);
    const about = own.filter((entry) => entry.target.id === agent.id);
    assert.deepEqual(
      about.map(({ action, actor, changes }) => [action, actor.label, changes['roles'] ?? null]),
      [
        ['staff.removed', 'operator@posthorn.test', { from: ['billing_staff'], to: null }],
        ['staff.roles_changed', 'operator@posthorn.test', { from: ['support_agent'], to: ['billing_staff'] }],
        ['staff.signed_in', 'other@posthorn.test', null],
        ['staff.added', 'operator@posthorn.test', { from: null, to: ['support_agent'] }],
      ],
    );
    const signIns = await staffEntries(`?actor=${auditor.id}&action=staff.signed_in`, auditor.token);
    assert.deepEqual(
      signIns.map(({ actor }) => actor.label),
      ['auditor@posthorn.test'],
    );
    const one = await world.http.get<Entry>(`/v1/admin/audit-log/${own[0]!.id}`, auditor);
    assert.deepEqual(one.body, own[0]);
  });

  it('T05: the view of all accounts is for operators and auditors', async () => {
    const { token, signedUp } = await member(world, 'nosy@acme.example');
    const agent = await staffMember('curious@posthorn.test', ['support_agent', 'billing_staff', 'compliance']);
    for (const path of ['/v1/admin/audit-log', '/v1/admin/audit-log/aud_00000000-0000-7000-8000-000000000000']) {
      const byCustomer = await world.http.get<ProblemBody>(path, { token });
      const byAgent = await world.http.get<ProblemBody>(path, { token: agent.token });
      assert.deepEqual([byCustomer.status, byCustomer.body.code], [403, 'forbidden']);
      assert.deepEqual([byAgent.status, byAgent.body.code], [403, 'role_required']);
    }
    const all = await staffEntries('?limit=500');
    assert.ok(new Set(all.map((entry) => entry.accountId)).size > 2);
    assert.ok((await staffEntries(`?accountId=${signedUp.account.id}`)).length > 0);
    for (const query of ['?accountId=m1234', '?accountId=acc_', '?role=x']) {
      assert.equal((await world.http.get(`/v1/admin/audit-log${query}`, { token: operator })).status, 422);
    }
    assert.deepEqual(await staffEntries('?accountId=acc_00000000-0000-7000-8000-0000000000ff'), []);
    const missing = await world.http.get('/v1/admin/audit-log/aud_00000000-0000-7000-8000-000000000000', {
      token: operator,
    });
    assert.equal(missing.status, 404);
  });

  it('a person signs in and is named', async () => {
    const { token, signedUp } = await member(world, 'comes@acme.example');
    const entry = await latest(token, 'user.signed_in');
    assert.deepEqual([entry.actor.label, entry.target.id], [signedUp.user.username, signedUp.user.id]);
    const [row] = await rows<{ at: number; id: string }>(
      world,
      `select at, id from audit_log where action = 'user.signed_in' and account_id = $1`,
      [parseWireId('acc', signedUp.account.id)],
    );
    assert.equal(
      Number.parseInt(row!.id.replaceAll('-', '').slice(0, 12), 16),
      Number(row!.at),
      'an id carries its time',
    );
  });
});
