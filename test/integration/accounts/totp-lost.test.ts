import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { member, PASSWORD, type ProblemBody, type SignedUp } from './account-world.js';
import { turnOn } from './authenticator.js';

describe('a second factor that is lost', () => {
  let world: World;
  let operator: string;
  before(async () => {
    world = await startWorld();
    operator = await world.operator();
  });
  after(() => world.close());

  const reset = (
    { account, user }: SignedUp,
    token = operator,
    body: object = { reason: 'Called back, knew it all' },
  ) =>
    world.http.post<ProblemBody & { totpEnabled: boolean }>(
      `/v1/admin/accounts/${account.id}/users/${user.id}/reset-second-factor`,
      { token, body },
    );
  const login = (username: string) =>
    world.http.post<ProblemBody>('/v1/auth/login', { body: { username, password: PASSWORD } });

  it('is taken off by staff, with a reason, a mail, an entry, and the end of all sessions', async () => {
    const { signedUp, token } = await member(world, 'lost@acme.example');
    await turnOn(world, token);
    const people = await world.http.get<{ data: { totpEnabled: boolean }[] }>(
      `/v1/admin/accounts/${signedUp.account.id}/users`,
      { token: operator },
    );
    assert.deepEqual(
      people.body.data.map(({ totpEnabled }) => totpEnabled),
      [true],
    );
    assert.equal((await login(signedUp.user.username)).body.code, 'totp_required');

    const answer = await reset(signedUp);
    assert.deepEqual([answer.status, answer.body.totpEnabled], [200, false]);
    assert.equal((await world.http.get('/v1/account', { token })).status, 401);
    const signedIn = await world.http.post<{ accessToken: string }>('/v1/auth/login', {
      body: { username: signedUp.user.username, password: PASSWORD },
    });
    assert.equal(signedIn.status, 200);
    const log = await world.http.get<{ data: { action: string; actor: { type: string }; changes: object }[] }>(
      '/v1/account/audit-log?action=user.totp_reset_by_staff',
      { token: signedIn.body.accessToken },
    );
    assert.equal(log.body.data[0]!.actor.type, 'staff');
    assert.match(JSON.stringify(log.body.data[0]!.changes), /Called back/);
    const { raw } = await world.inbox.notification('lost@acme.example', 'totp-changed');
    assert.match(raw, /Subject:/);
    assert.equal((await reset(signedUp)).body.code, 'totp_not_enrolled');
  });

  it('needs a reason, and the person must be of that account', async () => {
    const mine = await member(world, 'mine@acme.example');
    const theirs = await member(world, 'theirs@acme.example');
    assert.equal((await reset(mine.signedUp, operator, {})).status, 422);
    const mixed = { account: mine.signedUp.account, user: theirs.signedUp.user };
    assert.equal((await reset(mixed)).status, 404);
    assert.equal((await reset(mine.signedUp, mine.token)).status, 403);
  });
});
