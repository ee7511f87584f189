import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SYSTEM_ACCOUNT_ID } from '../../../src/kernel/ids.js';
import { AccountsFacade } from '../../../src/modules/accounts/index.js';
import { accountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { accountUuid, member, type ProblemBody, type SignedUp } from './account-world.js';
import { AuditReader, type Entry } from './audit-reader.js';

describe('the audit log is only added to, and staff read all of it', () => {
  let world: World;
  let audit: AuditReader;
  before(async () => {
    world = await startWorld();
    audit = await AuditReader.of(world);
  });
  after(() => world.close());

  const asApplication = <T>(signedUp: SignedUp, work: (tx: Tx) => Promise<T>): Promise<T> =>
    world.app.get(UnitOfWork).run(accountScope(accountUuid(signedUp)), work);

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
    await world.http.patch(`/v1/admin/accounts/${gone.signedUp.account.id}`, {
      token: audit.operator,
      body: { tier: 2 },
    });
    const before = await audit.staffEntries(`?accountId=${gone.signedUp.account.id}`);
    const staysBefore = await audit.entries(stays.token);
    const forget = (): Promise<number> =>
      world.app
        .get(UnitOfWork)
        .runAsWorker((tx) => world.app.get(AccountsFacade).forgetPeopleInAuditIn(tx, accountUuid(gone.signedUp)));
    assert.ok((await forget()) >= 4);
    assert.equal(await forget(), 0, 'a second pass finds nothing');
    const after = await audit.staffEntries(`?accountId=${gone.signedUp.account.id}`);
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
    assert.deepEqual(await audit.entries(stays.token), staysBefore);
  });

  it('what staff do among themselves stands in the installation’s account, for auditors and operators to read', async () => {
    const auditor = await audit.staffMember('auditor@posthorn.test', ['auditor']);
    const agent = await audit.staffMember('other@posthorn.test', ['support_agent']);
    await world.http.patch(`/v1/admin/staff/${agent.id}`, {
      token: audit.operator,
      body: { roles: ['billing_staff'] },
    });
    await world.http.delete(`/v1/admin/staff/${agent.id}`, { token: audit.operator });
    const own = await audit.staffEntries(`?accountId=acc_${SYSTEM_ACCOUNT_ID}`, auditor.token);
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
    const signIns = await audit.staffEntries(`?actor=${auditor.id}&action=staff.signed_in`, auditor.token);
    assert.deepEqual(
      signIns.map(({ actor }) => actor.label),
      ['auditor@posthorn.test'],
    );
    const one = await world.http.get<Entry>(`/v1/admin/audit-log/${own[0]!.id}`, auditor);
    assert.deepEqual(one.body, own[0]);
  });

  it('T05: the view of all accounts is for operators and auditors', async () => {
    const { token, signedUp } = await member(world, 'nosy@acme.example');
    const agent = await audit.staffMember('curious@posthorn.test', ['support_agent', 'billing_staff', 'compliance']);
    for (const path of ['/v1/admin/audit-log', '/v1/admin/audit-log/aud_00000000-0000-7000-8000-000000000000']) {
      const byCustomer = await world.http.get<ProblemBody>(path, { token });
      const byAgent = await world.http.get<ProblemBody>(path, { token: agent.token });
      assert.deepEqual([byCustomer.status, byCustomer.body.code], [403, 'forbidden']);
      assert.deepEqual([byAgent.status, byAgent.body.code], [403, 'role_required']);
    }
    const all = await audit.staffEntries('?limit=500');
    assert.ok(new Set(all.map((entry) => entry.accountId)).size > 2);
    assert.ok((await audit.staffEntries(`?accountId=${signedUp.account.id}`)).length > 0);
    for (const query of ['?accountId=m1234', '?accountId=acc_', '?role=x']) {
      assert.equal((await world.http.get(`/v1/admin/audit-log${query}`, { token: audit.operator })).status, 422);
    }
    assert.deepEqual(await audit.staffEntries('?accountId=acc_00000000-0000-7000-8000-0000000000ff'), []);
    const missing = await world.http.get('/v1/admin/audit-log/aud_00000000-0000-7000-8000-000000000000', {
      token: audit.operator,
    });
    assert.equal(missing.status, 404);
  });
});
