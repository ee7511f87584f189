import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccountsFacade, SignInFacade } from '../../../src/modules/accounts/index.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { accountUuid, member, type ProblemBody, rows } from './account-world.js';

const PASSWORD = 'a colleague by the river 5';

describe('the operator’s people', () => {
  let world: World;
  let operator: string;
  before(async () => {
    world = await startWorld();
    operator = await world.operator();
  });
  after(() => world.close());

  const add = async (email: string, roles: string[]) =>
    (
      await world.http.post<{ id: string }>('/v1/admin/staff', {
        token: operator,
        body: { email, password: PASSWORD, roles },
      })
    ).body.id;
  const signIn = async (email: string) =>
    (await world.http.post<{ accessToken: string }>('/v1/auth/login', { body: { email, password: PASSWORD } })).body
      .accessToken;

  it('of eight processes that start at once one makes the first operator', async () => {
    await rows(world, 'delete from staff');
    const signInFacade = world.app.get(SignInFacade);
    const made = await Promise.all(Array.from({ length: 8 }, () => signInFacade.ensureFirstOperator()));
    assert.deepEqual(
      made.filter((one) => one !== null),
      [{ email: 'operator@posthorn.test', password: null }],
    );
    operator = await world.operator();
  });

  it('the last operator can neither go nor give his role away', async () => {
    const { body } = await world.http.get<{ data: { id: string }[] }>('/v1/admin/staff', { token: operator });
    const path = `/v1/admin/staff/${body.data[0]!.id}`;
    const gone = await world.http.delete<ProblemBody>(path, { token: operator });
    const demoted = await world.http.patch<ProblemBody>(path, { token: operator, body: { roles: ['auditor'] } });
    assert.deepEqual([gone.status, gone.body.code], [409, 'last_operator']);
    assert.deepEqual([demoted.status, demoted.body.code], [409, 'last_operator']);
  });

  it('a role taken away holds in every process within five seconds, a removal at once', async () => {
    const id = await add('agent@posthorn.test', ['compliance']);
    const token = await signIn('agent@posthorn.test');
    const { signedUp } = await member(world, 'subject@acme.example');
    const other = await world.another({ ROLES: 'api' });
    const path = `/v1/admin/accounts/${signedUp.account.id}`;
    const adjust = async (url: string) =>
      (
        await fetch(url + path, {
          method: 'PATCH',
          body: '{"tier":3}',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        })
      ).status;
    assert.equal(await adjust(other.url!), 200);
    assert.equal(
      (await world.http.patch(`/v1/admin/staff/${id}`, { token: operator, body: { roles: ['auditor'] } })).status,
      200,
    );
    await eventually('the role is gone elsewhere', async () => (await adjust(other.url!)) === 403, 5000);
    assert.equal((await world.http.delete(`/v1/admin/staff/${id}`, { token: operator })).status, 204);
    assert.equal((await world.http.get('/v1/admin/accounts', { token })).status, 401);
    assert.equal(
      (await world.http.post('/v1/auth/login', { body: { email: 'agent@posthorn.test', password: PASSWORD } })).status,
      401,
    );
  });

  it('a block and its end reach the gates of every process within five seconds', async () => {
    const { signedUp } = await member(world, 'gates@acme.example');
    const id = accountUuid(signedUp);
    const other = await world.another({ ROLES: 'worker' });
    const blocksElsewhere = async () =>
      (await other.app.get(AccountsFacade).gatesOf([id])).get(id)?.blocks.map((block) => block.reason);
    assert.deepEqual(await blocksElsewhere(), []);
    const path = `/v1/admin/accounts/${signedUp.account.id}/blocks`;
    const block = await world.http.post<{ id: string }>(path, {
      token: operator,
      body: { reason: 'trap', scope: 'sending', steps: [] },
    });
    const here = (await world.app.get(AccountsFacade).gatesOf([id])).get(id);
    assert.deepEqual(
      here?.blocks.map(({ reason, scope }) => [reason, scope]),
      [['trap', 'sending']],
    );
    await eventually('the block holds elsewhere', async () => (await blocksElsewhere())?.[0] === 'trap', 5000);
    await world.http.post(`${path}/${block.body.id}/lift`, { token: operator, body: { reason: 'Cleaned' } });
    await eventually('its end too', async () => (await blocksElsewhere())?.length === 0, 5000);
  });

  it('a block with an end of its own is over then', async () => {
    const { signedUp, token } = await member(world, 'until@acme.example');
    const { body: account } = await world.http.get<{ createdAt: string }>('/v1/account', { token });
    const until = account.createdAt.replace(/^(\d{4})/, (year) => String(Number(year) + 1));
    await world.http.post(`/v1/admin/accounts/${signedUp.account.id}/blocks`, {
      token: operator,
      body: { reason: 'manual', scope: 'all', steps: [], until },
    });
    const open = async () =>
      (await world.http.get<{ data: unknown[] }>('/v1/account/blocks', { token })).body.data.length;
    assert.equal(await open(), 1);
    await rows(world, `update blocks set until_at = since_at where reason = 'manual'`);
    assert.equal(await open(), 0);
  });
});
