import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { turnOn } from './authenticator.js';
import { login, member, PASSWORD, type ProblemBody, rows } from './account-world.js';
import { actionsOf, invite, invited, join, type Refusal, type User, usersOf } from './team-world.js';

describe('roles and ownership', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const change = (token: string, user: { id: string }, role: string, headers: Record<string, string> = {}) =>
    world.http.patch<Omit<User, 'status'> & Omit<Refusal, 'status'>>(`/v1/users/${user.id}`, {
      token,
      body: { role },
      headers,
    });
  const remove = (token: string, user: { id: string }) => world.http.delete<Refusal>(`/v1/users/${user.id}`, { token });
  const makeOwner = (token: string, user: { id: string }, password = PASSWORD) =>
    world.http.post<Omit<User, 'status'> & Omit<Refusal, 'status'>>(`/v1/users/${user.id}/make-owner`, {
      token,
      body: { password },
    });
  const keyOf = async (token: string) =>
    (
      await world.http.post<{ secret: string }>('/v1/api-keys', {
        token,
        body: { name: 'People', scopes: ['admin-of-account'] },
      })
    ).body.secret;

  it('nobody makes an owner by invitation or by a change of role, himself least of all, and the attempt is kept', async () => {
    const owner = await member(world, 'owner@above.example');
    const admin = await join(world, owner.token, 'admin@above.example', 'admin');
    const key = await keyOf(owner.token);
    for (const token of [owner.token, admin.token, key]) {
      const answers = [
        await invite(world, token, 'new@above.example', 'owner'),
        await change(token, admin.user, 'owner'),
      ];
      for (const { status, body } of answers) assert.deepEqual([status, body.code], [403, 'forbidden']);
    }
    const refused = (await actionsOf(world, owner.token)).filter((action) => action.endsWith('_refused'));
    assert.deepEqual([refused.filter((action) => action === 'user.invitation_refused').length, refused.length], [3, 6]);
    const { body } = await world.http.get<{ data: { actor: { type: string }; changes: object }[] }>(
      '/v1/account/audit-log?action=user.role_change_refused',
      { token: owner.token },
    );
    assert.deepEqual(
      body.data.map((entry) => entry.actor.type),
      ['key', 'user', 'user'],
    );
    assert.deepEqual((body.data[0]!.changes as { role: object }).role, { from: 'admin', to: 'owner' });
  });

  it('an administrator manages everybody but the owner; a key nobody above a developer; others nobody', async () => {
    const owner = await member(world, 'owner@manage.example');
    const admin = await join(world, owner.token, 'admin@manage.example', 'admin');
    const other = await join(world, admin.token, 'other@manage.example', 'admin');
    const developer = await join(world, owner.token, 'dev@manage.example', 'developer');
    assert.equal((await change(admin.token, other.user, 'billing')).body.role, 'billing');
    assert.equal((await change(admin.token, other.user, 'admin')).body.role, 'admin');
    const key = await keyOf(owner.token);
    assert.equal((await invite(world, key, 'by-key@manage.example', 'billing')).status, 201);
    for (const answer of [
      await invite(world, key, 'admin-by-key@manage.example', 'admin'),
      await change(key, developer.user, 'admin'),
      await change(key, other.user, 'viewer'),
    ]) {
      assert.deepEqual([answer.status, answer.body.code], [403, 'forbidden']);
      assert.deepEqual(answer.body.allowedRoles, ['developer', 'marketer', 'billing', 'viewer']);
    }
    assert.equal((await remove(key, other.user)).status, 403);
    assert.equal((await change(key, developer.user, 'viewer')).status, 200);
    for (const answer of [
      await invite(world, developer.token, 'by-dev@manage.example', 'viewer'),
      await change(developer.token, developer.user, 'admin'),
      await world.http.get<ProblemBody>('/v1/users', { token: developer.token }),
    ]) {
      assert.deepEqual([answer.status, answer.body.code], [403, 'forbidden']);
    }
    const sender = await world.http.post<{ secret: string }>('/v1/api-keys', {
      token: owner.token,
      body: { name: 'Sends', scopes: ['send', 'read'] },
    });
    assert.equal(
      (await invite(world, sender.body.secret, 'x@manage.example', 'viewer')).body.code,
      'insufficient_scope',
    );
  });

  it('the owner can be neither demoted nor removed, by nobody', async () => {
    const owner = await member(world, 'owner@last.example');
    const admin = await join(world, owner.token, 'admin@last.example', 'admin');
    const self = { id: owner.signedUp.user.id };
    for (const token of [owner.token, admin.token, await keyOf(owner.token)]) {
      for (const answer of [await change(token, self, 'admin'), await remove(token, self)]) {
        assert.deepEqual([answer.status, answer.body.code], [409, 'last_owner']);
      }
    }
    assert.equal((await change(owner.token, self, 'owner')).status, 200);
    assert.deepEqual(
      (await usersOf(world, owner.token)).map((user) => user.role),
      ['admin', 'owner'],
    );
    assert.ok((await actionsOf(world, owner.token)).includes('user.removal_refused'));
  });

  it('a changed role holds at once here, and within five seconds in another process', async () => {
    const owner = await member(world, 'owner@fast.example');
    const admin = await join(world, owner.token, 'admin@fast.example', 'admin');
    const other = await world.another({ ROLES: 'api' });
    const elsewhere = async () =>
      (await fetch(`${other.url}/v1/users`, { headers: { authorization: `Bearer ${admin.token}` } })).status;
    assert.equal(await elsewhere(), 200);
    assert.equal((await change(owner.token, admin.user, 'viewer')).status, 200);
    const startedMs = performance.now();
    assert.equal((await world.http.get('/v1/users', { token: admin.token })).status, 403);
    while ((await elsewhere()) !== 403) assert.ok(performance.now() - startedMs < 5000, 'still an administrator');
    assert.equal((await change(owner.token, admin.user, 'admin')).status, 200);
    assert.equal((await world.http.get('/v1/users', { token: admin.token })).status, 200);
  });

  it('who is judged by an old role in another process is refused by the new one all the same', async () => {
    const owner = await member(world, 'owner@stale.example');
    const admin = await join(world, owner.token, 'admin@stale.example', 'admin');
    const other = await world.another({ ROLES: 'api' });
    const inviting = (email: string) =>
      fetch(`${other.url}/v1/users`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ email, role: 'admin' }),
      });
    assert.equal((await inviting('first@stale.example')).status, 201);
    await change(owner.token, admin.user, 'viewer');
    assert.equal((await inviting('second@stale.example')).status, 403);
  });

  it('a removed person’s sessions answer 401 at once here, and within five seconds in another process', async () => {
    const owner = await member(world, 'owner@gone.example');
    const person = await join(world, owner.token, 'gone@gone.example', 'admin');
    const pair = await login(world, { username: person.user.username });
    const other = await world.another({ ROLES: 'api' });
    const elsewhere = async () =>
      (await fetch(`${other.url}/v1/account`, { headers: { authorization: `Bearer ${person.token}` } })).status;
    assert.equal(await elsewhere(), 200);
    assert.equal((await remove(owner.token, person.user)).status, 204);
    const startedMs = performance.now();
    for (const token of [person.token, pair.accessToken]) {
      assert.equal((await world.http.get('/v1/account', { token })).status, 401);
    }
    const refreshed = await world.http.post('/v1/auth/refresh', { body: { refreshToken: pair.refreshToken } });
    assert.equal(refreshed.status, 401);
    while ((await elsewhere()) !== 401) assert.ok(performance.now() - startedMs < 5000, 'still there');
    const signIn = await world.http.post('/v1/auth/login', {
      body: { username: person.user.username, password: PASSWORD },
    });
    assert.equal(signIn.status, 401);
    const [left] = await rows<{ found: number }>(
      world,
      `select count(*)::integer as found from users where email like 'gone@%'`,
    );
    assert.equal(left!.found, 0);
    assert.equal((await remove(owner.token, person.user)).status, 404);
  });

  it('anybody but the owner may take himself out, and his user name stays spent', async () => {
    const owner = await member(world, 'owner@leave.example');
    const admin = await join(world, owner.token, 'admin@leave.example', 'admin');
    assert.equal((await remove(admin.token, admin.user)).status, 204);
    assert.equal((await world.http.get('/v1/account', { token: admin.token })).status, 401);
    const again = await join(world, owner.token, 'admin@leave.example', 'admin');
    assert.notEqual(again.user.username, admin.user.username);
  });

  it('the account is handed over with the owner’s password; he stays as an administrator and both get a mail', async () => {
    const owner = await member(world, 'old@hand.example');
    const person = await join(world, owner.token, 'new@hand.example', 'developer');
    const wrong = await makeOwner(owner.token, person.user, 'not the password at all');
    assert.deepEqual([wrong.status, wrong.body.code], [403, 'password_wrong']);
    const done = await makeOwner(owner.token, person.user);
    assert.deepEqual([done.status, done.body.role], [200, 'owner']);
    assert.deepEqual(
      (await usersOf(world, person.token)).map((user) => user.role),
      ['owner', 'admin'],
    );
    const given = await world.inbox.notification('old@hand.example', 'ownership-given');
    const received = await world.inbox.notification('new@hand.example', 'ownership-received');
    for (const { raw } of [given, received]) assert.ok(raw.includes(person.user.username));
    assert.equal((await makeOwner(owner.token, person.user)).status, 403);
    assert.equal((await remove(person.token, { id: owner.signedUp.user.id })).status, 204);
    assert.deepEqual(
      (await actionsOf(world, person.token)).filter((action) => action.startsWith('account.owner')),
      ['account.ownership_transferred', 'account.ownership_transfer_refused'],
    );
  });

  it('an owner with a second factor shows it too, and the list says who has one', async () => {
    const owner = await member(world, 'owner@factor.example');
    const person = await join(world, owner.token, 'heir@factor.example', 'admin');
    const { authenticator } = await turnOn(world, owner.token);
    await turnOn(world, person.token);
    const handing = (more: object) =>
      world.http.post<ProblemBody>(`/v1/users/${person.user.id}/make-owner`, {
        token: owner.token,
        body: { password: PASSWORD, ...more },
      });
    assert.deepEqual([(await handing({})).status, (await handing({})).body.code], [401, 'totp_required']);
    assert.equal((await handing({ totp: '000000' })).body.code, 'totp_invalid');
    const totp = await authenticator.freshCode(owner.signedUp.user.id.slice(4));
    assert.equal((await handing({ totp })).status, 200);
    assert.deepEqual(
      (await usersOf(world, person.token)).map(({ role, totpEnabled }) => [role, totpEnabled]),
      [
        ['owner', true],
        ['admin', true],
      ],
    );
    assert.equal((await remove(person.token, { id: owner.signedUp.user.id })).status, 204);
    const left = await rows(world, 'select 1 from totp_factors where person_id = $1', [
      owner.signedUp.user.id.slice(4),
    ]);
    assert.equal(left.length, 0);
  });

  it('ownership takes no key and no administrator, and waits until the person has joined', async () => {
    const owner = await member(world, 'owner@take.example');
    const admin = await join(world, owner.token, 'admin@take.example', 'admin');
    const pending = await invited(world, owner.token, 'pending@take.example');
    assert.equal((await makeOwner(admin.token, admin.user)).body.code, 'forbidden');
    assert.equal((await makeOwner(await keyOf(owner.token), admin.user)).body.code, 'insufficient_scope');
    const early = await makeOwner(owner.token, pending);
    assert.deepEqual([early.status, early.body.code], [409, 'user_not_joined']);
  });

  it('of two hand-overs at once one happens, and there is one owner', async () => {
    const owner = await member(world, 'owner@race.example');
    const people = [];
    for (const name of ['a', 'b', 'c', 'd'])
      people.push(await join(world, owner.token, `${name}@race.example`, 'admin'));
    const answers = await Promise.all(people.map(({ user }) => makeOwner(owner.token, user)));
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 403, 403, 403]);
    const roles = (await usersOf(world, people[0]!.token)).map((user) => user.role);
    assert.equal(roles.filter((role) => role === 'owner').length, 1);
  });

  it('a hand-over and the removal of its receiver at once leave an account with an owner', async () => {
    for (let round = 0; round < 4; round += 1) {
      const owner = await member(world, `owner${round}@cross.example`);
      const admin = await join(world, owner.token, `admin${round}@cross.example`, 'admin');
      const [handed, removed] = await Promise.all([
        makeOwner(owner.token, admin.user),
        remove(owner.token, admin.user),
      ]);
      assert.deepEqual([handed.status, removed.status].filter((status) => status < 300).length, 1);
      const [owners] = await rows<{ found: number }>(
        world,
        `select count(*)::integer as found from users where account_id = $1 and role = 'owner'`,
        [owner.signedUp.account.id.slice(4)],
      );
      assert.equal(owners!.found, 1);
    }
  });

  it('a change names the version it saw', async () => {
    const owner = await member(world, 'owner@match.example');
    const user = await invited(world, owner.token, 'someone@match.example', 'viewer');
    const etag = (await world.http.get(`/v1/users/${user.id}`, { token: owner.token })).headers.get('etag')!;
    assert.equal((await change(owner.token, user, 'billing', { 'if-match': etag })).status, 200);
    const stale = await change(owner.token, user, 'marketer', { 'if-match': etag });
    assert.deepEqual([stale.status, stale.body.code], [412, 'version_conflict']);
    const removing = await world.http.delete(`/v1/users/${user.id}`, {
      token: owner.token,
      headers: { 'if-match': etag },
    });
    assert.equal(removing.status, 412);
  });
});
