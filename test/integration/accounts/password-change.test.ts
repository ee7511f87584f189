import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { linkToken, login, member, type Pair, PASSWORD, type ProblemBody, rows } from './account-world.js';

const NEW = 'a new one for the new year';

describe('changing one’s password', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const change = (token: string, body: object) =>
    world.http.post<ProblemBody>('/v1/auth/change-password', { token, body });
  const tryLogin = (username: string, password: string) =>
    world.http.post<ProblemBody & Pair>('/v1/auth/login', { body: { username, password } });
  const status = async (token: string) => (await world.http.get('/v1/account', { token })).status;

  it('ends the other sessions and open links, keeps this one, and is told by mail', async () => {
    const { signedUp, token } = await member(world, 'change@acme.example');
    const { username } = signedUp.user;
    const other = await login(world, { username });
    await world.http.post('/v1/auth/forgot-password', { body: { username } });
    const link = await linkToken(world, signedUp, 'reset-password');
    assert.equal((await change(token, { current: PASSWORD, new: NEW })).status, 204);
    assert.deepEqual([await status(token), await status(other.accessToken)], [200, 401]);
    const refreshed = await world.http.post('/v1/auth/refresh', { body: { refreshToken: other.refreshToken } });
    assert.equal(refreshed.status, 401);
    const reset = await world.http.post('/v1/auth/reset-password', { body: { token: link, password: `${NEW} too` } });
    assert.equal(reset.status, 410);
    assert.deepEqual([(await tryLogin(username, PASSWORD)).status, (await tryLogin(username, NEW)).status], [401, 200]);
    await world.inbox.notification('change@acme.example', 'password-changed');
    const log = await rows<{ ip: string }>(
      world,
      `select ip from audit_log where target_id = $1 and action = 'user.password_changed'`,
      [signedUp.user.id],
    );
    assert.deepEqual(log, [{ ip: '127.0.0.1' }]);
  });

  it('needs the present one, and a good new one; nothing changes otherwise', async () => {
    const { signedUp, token } = await member(world, 'strict@acme.example');
    const table: [object, number, string, string?][] = [
      [{ current: 'not the password at all', new: NEW }, 403, 'password_wrong'],
      [{ current: PASSWORD, new: 'short' }, 422, 'password_too_short', 'new'],
      [{ current: PASSWORD, new: 'password1234' }, 422, 'password_too_common', 'new'],
      [{ current: PASSWORD, new: 'strict@acme.example' }, 422, 'password_too_common', 'new'],
      [{ current: PASSWORD, new: 'x4'.repeat(500_000) }, 422, 'password_too_long', 'new'],
      [{ current: PASSWORD }, 422, 'validation_failed', 'new'],
    ];
    for (const [body, code, name, field] of table) {
      const answer = await change(token, body);
      assert.deepEqual([answer.status, answer.body.code, answer.body.errors?.[0]?.field], [code, name, field], name);
    }
    assert.equal((await tryLogin(signedUp.user.username, PASSWORD)).status, 200);
  });

  it('guesses of the present one count with those at the front door, so a stolen session tries no more', async () => {
    const { signedUp, token } = await member(world, 'stolen@acme.example');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => change(token, { current: `guess number ${i} of many`, new: NEW })),
    );
    const judged = answers.filter(({ body }) => body.code === 'password_wrong').length;
    assert.ok(judged >= 10 && judged <= 20, `${judged} were judged`);
    const refused = await tryLogin(signedUp.user.username, PASSWORD);
    assert.deepEqual([refused.status, refused.body.code], [429, 'too_many_attempts']);
    assert.equal(await status(token), 200);
  });

  it('of many who change it at once one does', async () => {
    const { signedUp, token } = await member(world, 'race@acme.example');
    const words = ['river', 'meadow', 'window', 'pencil', 'garden', 'lantern', 'saddle', 'kettle'];
    const answers = await Promise.all(
      words.map((word) => change(token, { current: PASSWORD, new: `the ${word} is green today 5` })),
    );
    assert.equal(answers.filter((answer) => answer.status === 204).length, 1);
    const winner = words[answers.findIndex((answer) => answer.status === 204)]!;
    assert.equal((await tryLogin(signedUp.user.username, `the ${winner} is green today 5`)).status, 200);
  });

  it('is there for staff too', async () => {
    const email = 'agent@posthorn.test';
    await world.http.post('/v1/admin/staff', {
      token: await world.operator(),
      body: { email, password: PASSWORD, roles: ['support_agent'] },
    });
    const { accessToken } = await login(world, { email });
    const other = await login(world, { email });
    assert.equal((await change(accessToken, { current: PASSWORD, new: NEW })).status, 204);
    const sessions = (token: string) => world.http.get('/v1/auth/sessions', { token });
    assert.deepEqual([(await sessions(accessToken)).status, (await sessions(other.accessToken)).status], [200, 401]);
    await login(world, { email }, NEW);
    await world.inbox.notification(email, 'password-changed');
  });

  it('staff who were added without a password choose the first one by mail', async () => {
    const email = 'new-colleague@posthorn.test';
    await world.http.post('/v1/admin/staff', {
      token: await world.operator(),
      body: { email, roles: ['support_agent'] },
    });
    assert.equal((await world.http.post('/v1/auth/forgot-password', { body: { email } })).status, 202);
    const token = await world.inbox.token(email, 'reset-password');
    assert.equal((await world.http.post('/v1/auth/reset-password', { body: { token, password: NEW } })).status, 204);
    const again = await world.http.post('/v1/auth/reset-password', { body: { token, password: NEW } });
    assert.equal(again.status, 410);
    await login(world, { email }, NEW);
  });

  it('a reset is told by mail too', async () => {
    const { signedUp } = await member(world, 'told@acme.example');
    await world.http.post('/v1/auth/forgot-password', { body: { email: 'told@acme.example' } });
    const token = await linkToken(world, signedUp, 'reset-password');
    assert.equal((await world.http.post('/v1/auth/reset-password', { body: { token, password: NEW } })).status, 204);
    await world.inbox.notification('told@acme.example', 'password-changed');
  });
});
