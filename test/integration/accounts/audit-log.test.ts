import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { AccountsFacade } from '../../../src/modules/accounts/index.js';
import { accountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { accountUuid, member, type ProblemBody, rows, type SignedUp } from './account-world.js';
import { AuditReader, type Entry, type Listed } from './audit-reader.js';

describe('the audit log', () => {
  let world: World;
  let audit: AuditReader;
  before(async () => {
    world = await startWorld();
    audit = await AuditReader.of(world);
  });
  after(() => world.close());

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
    const [second, first] = await audit.entries(token, '?action=account.updated');
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
    assert.equal((await audit.entries(token, '?action=account.updated')).length, 2, 'what changes nothing is no entry');
  });

  it('a program is named by its key, staff by their address; customers do not see from where staff acted', async () => {
    const { token, signedUp } = await member(world, 'labels@acme.example');
    const key = await world.http.post<{ id: string; secret: string }>('/v1/api-keys', {
      token,
      body: { name: 'Deployment', scopes: ['admin-of-account', 'read'] },
    });
    await world.http.post('/v1/smtp-credentials', { token: key.body.secret, body: { name: 'Printer' } });
    const byKey = await audit.latest(token, 'smtp_credential.created');
    assert.deepEqual([byKey.actor.type, byKey.actor.id, byKey.actor.label], ['key', key.body.id, 'Deployment']);
    const path = `/v1/admin/accounts/${signedUp.account.id}`;
    await world.http.patch(path, { token: audit.operator, body: { tier: 3, ratePerHour: 500 } });
    const byStaff = await audit.latest(token, 'account.adjusted');
    assert.deepEqual([byStaff.actor.type, byStaff.actor.label, byStaff.ip], ['staff', 'operator@posthorn.test', null]);
    assert.deepEqual(byStaff.changes, { tier: { from: null, to: 3 }, ratePerHour: { from: null, to: 500 } });
    const [seen] = await audit.staffEntries(`?accountId=${signedUp.account.id}&action=account.adjusted`);
    assert.match(seen?.ip ?? '', /127\.0\.0\.1$/);
    assert.equal(seen?.accountId, signedUp.account.id);
  });

  it('blocks: raised with what was measured, lifted with the reason', async () => {
    const { token, signedUp } = await member(world, 'blocks@acme.example');
    const path = `/v1/admin/accounts/${signedUp.account.id}/blocks`;
    const body = { reason: 'bounce_rate', scope: 'sending', measured: 0.12, limit: 0.05, steps: [] };
    const block = await world.http.post<{ id: string }>(path, { token: audit.operator, body });
    await world.http.post(`${path}/${block.body.id}/lift`, {
      token: audit.operator,
      body: { reason: 'The list is clean' },
    });
    const raised = await audit.latest(token, 'block.raised');
    assert.deepEqual(
      [raised.changes['status'], raised.changes['measured']],
      [
        { from: null, to: 'open' },
        { from: null, to: 0.12 },
      ],
    );
    const lifted = await audit.latest(token, 'block.lifted');
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
    const told = (await audit.entries(token, '?limit=500')).filter((entry) =>
      Object.keys(ids).includes(entry.target.type),
    );
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
    const staff = await audit.staffMember('agent@posthorn.test', ['support_agent']);
    await asApplication(signedUp, (tx) =>
      world.app.get(AccountsFacade).auditIn(tx, {
        accountId: accountUuid(signedUp),
        action: 'test.acted',
        actor: { type: 'staff', id: staff.id, ip: '192.0.2.9', onBehalfOf: signedUp.user.id },
        target: { type: 'account', id: signedUp.account.id },
      }),
    );
    const entry = await audit.latest(token, 'test.acted');
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
    const created = await audit.entries(mine.token, '?action=api_key.created');
    assert.deepEqual(
      created.map((entry) => entry.changes['name']?.to),
      ['Key 2', 'Key 1', 'Key 0'],
    );
    const [newest, middle, oldest] = created;
    assert.deepEqual(
      (await audit.entries(mine.token, `?action=api_key.created&from=${oldest!.at}&to=${newest!.at}`)).map(
        ({ id }) => id,
      ),
      [middle!.id, oldest!.id],
    );
    assert.equal((await audit.entries(mine.token, `?actor=${mine.signedUp.user.id}&action=api_key.created`)).length, 3);
    assert.deepEqual(await audit.entries(mine.token, `?actor=${theirs.signedUp.user.id}`), []);
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
    assert.deepEqual(await audit.entries(mine.token, '?from=9999-12-31T23:59:59Z'), []);
  });

  it('a person signs in and is named', async () => {
    const { token, signedUp } = await member(world, 'comes@acme.example');
    const entry = await audit.latest(token, 'user.signed_in');
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
