import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { accountUuid, member, type ProblemBody, rows, signUp } from './account-world.js';

interface Block {
  id: string;
  reason: string;
  measured: number | null;
  steps: { code: string }[];
  internalNote?: string;
}

describe('whose rows these are', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('without any where clause an account sees its own rows only, and writes no foreign one', async () => {
    const mine = await member(world, 'mine@acme.example');
    const theirs = await member(world, 'theirs@acme.example');
    await world.http.post('/v1/api-keys', { token: theirs.token, body: { name: 'Theirs', scopes: ['read'] } });
    await world.http.post('/v1/smtp-credentials', { token: theirs.token, body: { name: 'Theirs' } });
    const scope = accountScope(accountUuid(mine.signedUp));
    const unitOfWork = world.app.get(UnitOfWork);
    for (const table of [
      'users',
      'audit_log',
      'sessions',
      'one_time_tokens',
      'api_keys',
      'smtp_credentials',
      'blocks',
    ]) {
      const seen = await unitOfWork.run(scope, (tx) =>
        tx.query<{ account_id: string }>(`select account_id from ${table}`),
      );
      assert.ok(
        seen.every((row) => row.account_id === scope.accountId),
        table,
      );
    }
    const accounts = await unitOfWork.run(scope, (tx) => tx.query('select id from accounts'));
    assert.deepEqual(accounts, [{ id: scope.accountId }]);
    const changed = await unitOfWork.run(scope, (tx) =>
      tx.query(`update users set email = 'stolen@acme.example' returning account_id`),
    );
    assert.ok(changed.every((row) => (row as { account_id: string }).account_id === scope.accountId));
    const foreign = accountUuid(theirs.signedUp);
    await assert.rejects(
      unitOfWork.run(scope, (tx) =>
        tx.query(
          `insert into blocks (id, account_id, reason, scope, steps, since_at) values (gen_random_uuid(), $1, 'manual', 'all', '[]', now())`,
          [foreign],
        ),
      ),
      /row-level security/,
    );
  });

  it('an account’s connection sees no staff, no throttle and no refresh token at all', async () => {
    const mine = await signUp(world, 'walls@acme.example');
    const scope = accountScope(accountUuid(mine));
    for (const table of ['staff', 'sign_in_throttles', 'refresh_tokens']) {
      await assert.rejects(
        world.app.get(UnitOfWork).run(scope, (tx) => tx.query(`select * from ${table}`)),
        /permission denied/,
      );
    }
  });

  it('nobody changes or deletes what the audit log says', async () => {
    for (const statement of [`update audit_log set action = 'nothing'`, 'delete from audit_log']) {
      await assert.rejects(rows(world, statement), /permission denied/);
    }
  });

  it('the audit log names who did what, without secrets', async () => {
    const { token, signedUp } = await member(world, 'log@acme.example');
    const key = (
      await world.http.post<{ id: string; secret: string }>('/v1/api-keys', {
        token,
        body: { name: 'Shop', scopes: ['read'] },
      })
    ).body;
    const { body, text } = await world.http.get<{
      data: { action: string; actor: { label: string }; target: { id: string } }[];
    }>('/v1/account/audit-log', { token });
    assert.deepEqual(
      body.data.map((entry) => entry.action),
      ['api_key.created', 'user.signed_in', 'user.email_confirmed', 'account.signed_up'],
    );
    assert.deepEqual([body.data[0]!.actor.label, body.data[0]!.target.id], [signedUp.user.username, key.id]);
    assert.ok(!text.includes(key.secret));
    const filtered = await world.http.get<{ data: unknown[] }>('/v1/account/audit-log?action=user.signed_in', {
      token,
    });
    assert.equal(filtered.body.data.length, 1);
  });

  it('D-06: blocks are a set: each shows its reason, measure and steps, and lifting one leaves the other', async () => {
    const { token, signedUp } = await member(world, 'blocked@acme.example');
    const operator = await world.operator();
    const path = `/v1/admin/accounts/${signedUp.account.id}/blocks`;
    const raise = (body: object) => world.http.post<Block>(path, { token: operator, body });
    const bounce = await raise({
      reason: 'bounce_rate',
      scope: 'sending',
      measured: 0.12,
      limit: 0.08,
      unit: 'ratio',
      steps: [{ code: 'clean_list', text: 'Remove the addresses that bounced.' }],
      internalNote: 'second time this year',
    });
    const manual = await raise({ reason: 'manual', scope: 'all', steps: [] });
    assert.deepEqual([bounce.status, manual.status], [201, 201]);
    const shown = await world.http.get<{ data: Block[] }>('/v1/account/blocks', { token });
    assert.deepEqual(
      shown.body.data.map((block) => block.reason),
      ['manual', 'bounce_rate'],
    );
    const seen = shown.body.data[1]!;
    assert.deepEqual([seen.measured, seen.steps[0]!.code, seen.internalNote], [0.12, 'clean_list', undefined]);
    const account = async () =>
      (await world.http.get<{ status: string; suspensionReasons: string[] }>('/v1/account', { token })).body;
    assert.deepEqual(
      [(await account()).status, (await account()).suspensionReasons],
      ['suspended', ['manual', 'bounce_rate']],
    );
    await world.http.post(`${path}/${manual.body.id}/lift`, { token: operator, body: { reason: 'A mistake' } });
    assert.deepEqual((await account()).suspensionReasons, ['bounce_rate']);
    const again = await world.http.post(`${path}/${bounce.body.id}/lift`, {
      token: operator,
      body: { reason: 'Cleaned' },
    });
    assert.equal(again.status, 200);
    assert.deepEqual(
      [(await account()).status, (await world.http.get<{ data: Block[] }>('/v1/account/blocks', { token })).body.data],
      ['active', []],
    );
    assert.equal((await world.http.get<{ data: Block[] }>(path, { token: operator })).body.data.length, 2);
  });

  it('R-094: with a block of everything signing in still works and shows the reason', async () => {
    const { signedUp } = await member(world, 'still@acme.example');
    const operator = await world.operator();
    await world.http.post(`/v1/admin/accounts/${signedUp.account.id}/blocks`, {
      token: operator,
      body: {
        reason: 'bounce_rate',
        scope: 'all',
        measured: 12,
        limit: 8,
        unit: 'percent',
        steps: [{ code: 'answer', text: 'Answer four questions.' }],
      },
    });
    const pair = await world.http.post<{ accessToken: string }>('/v1/auth/login', {
      body: { username: signedUp.user.username, password: 'plum harvest by the brook 74' },
    });
    const blocks = await world.http.get<{ data: (Block & { limit: number; since: string })[] }>('/v1/account/blocks', {
      token: pair.body.accessToken,
    });
    assert.deepEqual(
      [blocks.body.data[0]!.reason, blocks.body.data[0]!.measured, blocks.body.data[0]!.limit],
      ['bounce_rate', 12, 8],
    );
    assert.ok(blocks.body.data[0]!.since);
  });

  it('staff find accounts, set tier and speed, and leave a trace', async () => {
    const { token, signedUp } = await member(world, 'tier@acme.example', { organization: 'Tiergarten' });
    const operator = await world.operator();
    for (const q of ['tier@acme.example', signedUp.user.username, String(signedUp.account.platformId), 'tierg']) {
      const found = await world.http.get<{ data: { id: string }[] }>(`/v1/admin/accounts?q=${encodeURIComponent(q)}`, {
        token: operator,
      });
      assert.equal(found.status, 200, found.text);
      assert.deepEqual(
        found.body.data.map((account) => account.id),
        [signedUp.account.id],
        q,
      );
    }
    const path = `/v1/admin/accounts/${signedUp.account.id}`;
    const changed = await world.http.patch<{ tier: number; ratePerHour: number }>(path, {
      token: operator,
      body: { tier: 4, ratePerHour: 500 },
    });
    assert.deepEqual([changed.status, changed.body.tier, changed.body.ratePerHour], [200, 4, 500]);
    assert.equal((await world.http.get<{ tier: number }>('/v1/account', { token })).body.tier, 4);
    const back = await world.http.patch<{ tier: number }>(path, { token: operator, body: { tier: null } });
    assert.equal(back.body.tier, 1);
    const log = await world.http.get<{ data: { action: string; actor: { type: string }; ip: string | null }[] }>(
      '/v1/account/audit-log',
      { token },
    );
    assert.deepEqual(
      [log.body.data[0]!.action, log.body.data[0]!.actor.type, log.body.data[0]!.ip],
      ['account.adjusted', 'staff', null],
    );
  });

  it('customers are no staff and staff no customers', async () => {
    const { token } = await member(world, 'nobody@acme.example');
    const operator = await world.operator();
    for (const path of [
      '/v1/admin/accounts',
      '/v1/admin/staff',
      '/v1/admin/accounts/acc_00000000-0000-7000-8000-000000000001',
    ]) {
      const { status } = await world.http.get<ProblemBody>(path, { token });
      assert.equal(status, 403, path);
    }
    assert.equal((await world.http.get('/v1/account', { token: operator })).status, 403);
    assert.equal(
      (await world.http.get('/v1/admin/accounts/acc_00000000-0000-7000-8000-000000000001', { token: operator })).status,
      404,
    );
  });

  it('only an operator adds staff; an auditor sees and changes nothing', async () => {
    const operator = await world.operator();
    const add = (token: string, body: object) =>
      world.http.post<ProblemBody & { id: string }>('/v1/admin/staff', { token, body });
    const password = 'an auditor by the river 5';
    const auditor = await add(operator, { email: 'auditor@posthorn.test', password, roles: ['auditor'] });
    assert.equal(auditor.status, 201);
    assert.match(auditor.body.id, /^stf_/);
    const twice = await add(operator, { email: 'Auditor@posthorn.test', roles: ['auditor'] });
    assert.deepEqual([twice.status, twice.body.code], [409, 'user_exists']);
    const { accessToken } = (
      await world.http.post<{ accessToken: string }>('/v1/auth/login', {
        body: { email: 'auditor@posthorn.test', password },
      })
    ).body;
    assert.equal((await world.http.get('/v1/admin/staff', { token: accessToken })).status, 200);
    const refused = await add(accessToken, { email: 'more@posthorn.test', roles: ['operator'] });
    assert.deepEqual([refused.status, refused.body.code], [403, 'role_required']);
  });
});
