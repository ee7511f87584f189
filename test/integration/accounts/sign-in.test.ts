import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { addMs, MINUTE_MS, systemNow } from '../../../src/kernel/time/instant.js';
import { TokenSigner } from '../../../src/platform/crypto/token-signer.js';
import { TEST_SECRETS_KEY } from '../../support/test-config.js';
import { startWorld, type World } from '../../support/world.js';
import {
  confirm,
  linkToken,
  login,
  member,
  type Pair,
  PASSWORD,
  type ProblemBody,
  rows,
  signUp,
} from './account-world.js';

describe('signing in', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const tryLogin = (body: object) => world.http.post<ProblemBody & Pair>('/v1/auth/login', { body });
  const accountStatus = async (token: string) => (await world.http.get('/v1/account', { token })).status;

  it('works by user name and by address, before the confirmation too', async () => {
    const signedUp = await signUp(world, 'in@acme.example');
    const byName = await login(world, { username: signedUp.user.username.toUpperCase() });
    const byAddress = await login(world, { email: 'IN@acme.example' });
    assert.equal(await accountStatus(byName.accessToken), 200);
    assert.equal(await accountStatus(byAddress.accessToken), 200);
    assert.equal(byName.expiresIn, 900);
  });

  it('answers the same for a wrong password, an unknown name and somebody without a password', async () => {
    const signedUp = await signUp(world, 'same@acme.example');
    const bare = await world.http.post<{ user: { username: string } }>('/v1/accounts', {
      body: { email: 'bare@acme.example', organization: 'Acme' },
    });
    const answers = await Promise.all([
      tryLogin({ username: signedUp.user.username, password: 'not the password at all' }),
      tryLogin({ username: 'm999999', password: 'not the password at all' }),
      tryLogin({ email: 'nobody@acme.example', password: 'not the password at all' }),
      tryLogin({ username: bare.body.user.username, password: 'not the password at all' }),
    ]);
    for (const { status, body } of answers) {
      assert.deepEqual([status, body.code], [401, 'invalid_credentials']);
      assert.deepEqual(Object.keys(body).sort(), Object.keys(answers[0]!.body).sort());
    }
  });

  it('says which field is missing when neither name nor address is given', async () => {
    const { status, body } = await tryLogin({ password: PASSWORD });
    assert.deepEqual([status, body.errors?.map((fault) => fault.field)], [422, ['username']]);
  });

  it('D-20: several platforms of one address: the right password learns their names, a wrong one nothing', async () => {
    const first = await signUp(world, 'many@acme.example');
    const second = await signUp(world, 'many@acme.example');
    await confirm(world, first);
    await confirm(world, second);
    const right = await tryLogin({ email: 'many@acme.example', password: PASSWORD });
    const wrong = await tryLogin({ email: 'many@acme.example', password: 'something else entirely' });
    assert.deepEqual([right.status, right.body.code], [409, 'username_required']);
    assert.deepEqual(right.body.usernames, [first.user.username, second.user.username]);
    assert.deepEqual([wrong.status, wrong.body.code, wrong.body.usernames], [401, 'invalid_credentials', undefined]);
    await login(world, { username: second.user.username });
  });

  it('who signs up with a stranger’s address learns nothing about him and does not get in his way', async () => {
    const owner = await signUp(world, 'victim@acme.example');
    await confirm(world, owner);
    const intruder = await signUp(world, 'victim@acme.example', { password: 'an intruder was here 99' });
    const own = await login(world, { email: 'victim@acme.example' }, 'an intruder was here 99');
    const seen = await world.http.get<{ platformId: number }>('/v1/account', { token: own.accessToken });
    assert.equal(seen.body.platformId, intruder.account.platformId);
    const his = await login(world, { email: 'victim@acme.example' });
    assert.equal(
      (await world.http.get<{ platformId: number }>('/v1/account', { token: his.accessToken })).body.platformId,
      owner.account.platformId,
    );
  });

  it('an access token of another kind, key, audience or age opens nothing', async () => {
    const { pair } = await member(world, 'jwt@acme.example');
    const sid = (JSON.parse(Buffer.from(pair.accessToken.split('.')[1]!, 'base64url').toString()) as { sid: string })
      .sid;
    const key = new TokenSigner(TEST_SECRETS_KEY).key('access');
    const seconds = Math.floor(systemNow() / 1000);
    const forge = (
      change: (jwt: SignJWT) => SignJWT,
      header = { alg: 'HS256', typ: 'at+jwt' },
      signedWith: Uint8Array = key,
    ) =>
      change(
        new SignJWT({ sid })
          .setProtectedHeader(header)
          .setIssuer('posthorn')
          .setAudience('posthorn-api')
          .setIssuedAt(seconds)
          .setExpirationTime(seconds + 900),
      ).sign(signedWith);
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${pair.accessToken.split('.')[1]}.`;
    assert.equal(await accountStatus(await forge((jwt) => jwt)), 200, 'the forger knows his craft');
    const refused: Record<string, string> = {
      unsigned,
      'wrong key': await forge((jwt) => jwt, undefined, new Uint8Array(32)),
      'wrong type': await forge((jwt) => jwt, { alg: 'HS256', typ: 'JWT' }),
      'other algorithm': await forge((jwt) => jwt, { alg: 'HS512', typ: 'at+jwt' }, Buffer.concat([key, key])),
      'wrong audience': await forge((jwt) => jwt.setAudience('other')),
      'wrong issuer': await forge((jwt) => jwt.setIssuer('other')),
      expired: await forge((jwt) =>
        jwt.setIssuedAt(seconds - 2000).setExpirationTime(Math.floor(addMs(systemNow(), -MINUTE_MS) / 1000)),
      ),
      'refresh token': pair.refreshToken,
    };
    for (const [name, token] of Object.entries(refused)) assert.equal(await accountStatus(token), 401, name);
  });

  it('a refresh token gives a new pair; shown again within ten seconds it gives the same pair', async () => {
    const { pair } = await member(world, 'refresh@acme.example');
    const refresh = (refreshToken: string) => world.http.post<Pair>('/v1/auth/refresh', { body: { refreshToken } });
    const first = await refresh(pair.refreshToken);
    const again = await refresh(pair.refreshToken);
    assert.equal(first.status, 200);
    assert.deepEqual(again.body, first.body);
    assert.notEqual(first.body.refreshToken, pair.refreshToken);
    assert.equal(first.headers.get('cache-control'), 'no-store');
    assert.equal(await accountStatus(first.body.accessToken), 200);
  });

  it('64 refreshes of one token at once make one successor', async () => {
    const { pair } = await member(world, 'storm@acme.example');
    const answers = await Promise.all(
      Array.from({ length: 64 }, () =>
        world.http.post<Pair>('/v1/auth/refresh', { body: { refreshToken: pair.refreshToken } }),
      ),
    );
    assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [200]);
    assert.equal(new Set(answers.map((answer) => answer.body.refreshToken)).size, 1);
    const sid = (JSON.parse(Buffer.from(pair.accessToken.split('.')[1]!, 'base64url').toString()) as { sid: string })
      .sid;
    const tokens = await rows<{ n: number }>(world, 'select count(*) as n from refresh_tokens where session_id = $1', [
      sid,
    ]);
    assert.equal(tokens[0]!.n, 2);
  });

  it('a refresh token shown again later ends the whole family', async () => {
    const { pair } = await member(world, 'stolen@acme.example');
    const refresh = (refreshToken: string) => world.http.post<Pair>('/v1/auth/refresh', { body: { refreshToken } });
    const next = (await refresh(pair.refreshToken)).body;
    await rows(
      world,
      `update refresh_tokens set used_at = used_at - interval '11 seconds' where used_at is not null and successor_id is not null`,
    );
    assert.equal((await refresh(pair.refreshToken)).status, 401);
    assert.equal((await refresh(next.refreshToken)).status, 401);
    assert.equal(await accountStatus(next.accessToken), 401);
  });

  it('signing out ends the session, by either token, and asks no questions about others', async () => {
    const { pair, signedUp } = await member(world, 'out@acme.example');
    const other = await login(world, { username: signedUp.user.username });
    assert.equal((await world.http.post('/v1/auth/logout', { body: { refreshToken: pair.refreshToken } })).status, 204);
    assert.equal(await accountStatus(pair.accessToken), 401);
    assert.equal(await accountStatus(other.accessToken), 200);
    assert.equal((await world.http.post('/v1/auth/logout', { token: other.accessToken, body: {} })).status, 204);
    assert.equal(await accountStatus(other.accessToken), 401);
    assert.equal((await world.http.post('/v1/auth/logout', { body: { refreshToken: 'nonsense' } })).status, 204);
  });

  it('R-006: a reset link works once, ends all sessions, and the new password opens', async () => {
    const { signedUp, token } = await member(world, 'forgot@acme.example');
    assert.equal(
      (await world.http.post('/v1/auth/forgot-password', { body: { username: signedUp.user.username } })).status,
      202,
    );
    const link = await linkToken(world, signedUp, 'reset-password');
    const reset = () =>
      world.http.post<ProblemBody>('/v1/auth/reset-password', {
        body: { token: link, password: 'a new one for the new year' },
      });
    assert.equal((await reset()).status, 204);
    const second = await reset();
    assert.deepEqual([second.status, second.body.code], [410, 'gone']);
    assert.equal(await accountStatus(token), 401);
    assert.equal((await tryLogin({ username: signedUp.user.username, password: PASSWORD })).status, 401);
    await login(world, { username: signedUp.user.username }, 'a new one for the new year');
  });

  it('R-006: a reset link ends after 60 minutes, and a used one takes the others along', async () => {
    const { signedUp } = await member(world, 'hour@acme.example');
    const ask = () => world.http.post('/v1/auth/forgot-password', { body: { email: 'hour@acme.example' } });
    await ask();
    const old = await linkToken(world, signedUp, 'reset-password');
    await world.advance('PT60M');
    const reset = (link: string) =>
      world.http.post('/v1/auth/reset-password', { body: { token: link, password: 'a new one for the new year' } });
    assert.equal((await reset(old)).status, 410);
    await ask();
    const first = await linkToken(world, signedUp, 'reset-password');
    await ask();
    const second = await linkToken(world, signedUp, 'reset-password');
    assert.equal((await reset(second)).status, 204);
    assert.equal((await reset(first)).status, 410);
  });

  it('recovery answers the same whether anybody was found, and nobody can fill a stranger’s mailbox', async () => {
    await member(world, 'found@acme.example');
    for (const path of ['forgot-username', 'forgot-password', 'resend-confirmation']) {
      const known = await world.http.post(`/v1/auth/${path}`, { body: { email: 'found@acme.example' } });
      const unknown = await world.http.post(`/v1/auth/${path}`, { body: { email: 'unknown@acme.example' } });
      assert.deepEqual([known.status, known.text], [202, '']);
      assert.deepEqual([unknown.status, unknown.text], [202, '']);
    }
    for (let i = 0; i < 8; i += 1)
      await world.http.post('/v1/auth/forgot-password', { body: { email: 'found@acme.example' } });
    const made = await rows<{ n: number }>(
      world,
      `select count(*) as n from one_time_tokens t join users u on u.id = t.user_id where u.email = 'found@acme.example' and t.purpose = 'reset-password'`,
    );
    assert.equal(made[0]!.n, 5);
  });

  it('the first operator signs in as staff, once, however often it is asked for', async () => {
    const token = await world.operator();
    const staff = await world.http.get<{ data: { email: string; roles: string[] }[] }>('/v1/admin/staff', { token });
    assert.deepEqual(
      staff.body.data.map((member) => [member.email, member.roles]),
      [['operator@posthorn.test', ['operator']]],
    );
  });
});
