import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccountsFacade } from '../../../src/modules/accounts/index.js';
import { startWorld, type World } from '../../support/world.js';
import { linkToken, member, PASSWORD, type ProblemBody, rows } from './account-world.js';

describe('guessing passwords', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const tryLogin = (username: string, password: string) =>
    world.http.post<ProblemBody>('/v1/auth/login', { body: { username, password } });
  const count = (answers: { status: number }[], status: number) =>
    answers.filter((answer) => answer.status === status).length;

  it('of 64 guesses at once at most 20 are judged, and the right one is then refused too', async () => {
    const { signedUp, token } = await member(world, 'guess@acme.example');
    const { username } = signedUp.user;
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => tryLogin(username, `guess number ${i} of many`)),
    );
    assert.ok(count(answers, 401) >= 10 && count(answers, 401) <= 20, `${count(answers, 401)} were judged`);
    assert.equal(count(answers, 401) + count(answers, 429), 64);
    const right = await tryLogin(username, PASSWORD);
    assert.deepEqual([right.status, right.body.code], [429, 'too_many_attempts']);
    const retryAfter = Number(right.headers.get('retry-after'));
    assert.ok(retryAfter > 840 && retryAfter <= 900, `Retry-After ${retryAfter}`);
    assert.equal((await world.http.get('/v1/account', { token })).status, 200, 'open sessions are unharmed');
  });

  it('the reset is unharmed and opens the door again', async () => {
    const { signedUp } = await member(world, 'unlock@acme.example');
    const { username } = signedUp.user;
    for (let i = 0; i < 10; i += 1) await tryLogin(username, `guess number ${i} of many`);
    assert.equal((await tryLogin(username, PASSWORD)).status, 429);
    await world.http.post('/v1/auth/forgot-password', { body: { username } });
    const token = await linkToken(world, signedUp, 'reset-password');
    assert.equal(
      (await world.http.post('/v1/auth/reset-password', { body: { token, password: 'a new one for the new year' } }))
        .status,
      204,
    );
    assert.equal((await tryLogin(username, 'a new one for the new year')).status, 200);
  });

  it('a name that nobody has is throttled alike, however it is written', async () => {
    const spellings = ['Nobody@acme.example', ' nobody@ACME.example', 'NOBODY@acme.example'];
    for (let i = 0; i < 10; i += 1) {
      const { status } = await world.http.post('/v1/auth/login', {
        body: { email: spellings[i % 3], password: `guess number ${i} of many` },
      });
      assert.equal(status, 401);
    }
    const { status } = await world.http.post('/v1/auth/login', {
      body: { username: 'nobody@acme.example', password: PASSWORD },
    });
    assert.equal(status, 429);
  });

  it('failures older than fifteen minutes are forgotten', async () => {
    const { signedUp } = await member(world, 'patient@acme.example');
    const { username } = signedUp.user;
    for (let i = 0; i < 10; i += 1) await tryLogin(username, `guess number ${i} of many`);
    assert.equal((await tryLogin(username, PASSWORD)).status, 429);
    await rows(
      world,
      `update sign_in_throttles set failures = array(select f - interval '15 minutes' from unnest(failures) f)`,
    );
    assert.equal((await tryLogin(username, PASSWORD)).status, 200);
  });

  it('64 right passwords at once all open', async () => {
    const { signedUp } = await member(world, 'crowd@acme.example');
    const answers = await Promise.all(Array.from({ length: 64 }, () => tryLogin(signedUp.user.username, PASSWORD)));
    assert.equal(count(answers, 200), 64);
  });

  it('REST and SMTP share the counter', async () => {
    const { token } = await member(world, 'shared@acme.example');
    const made = await world.http.post<{ username: string; password: string }>('/v1/smtp-credentials', {
      token,
      body: { name: 'Server' },
    });
    const accounts = world.app.get(AccountsFacade);
    const smtp = (password: string) => accounts.verifySmtpLogin(made.body.username, password, '127.0.0.1');
    for (let i = 0; i < 5; i += 1) assert.deepEqual(await smtp(`wrong ${i}`), { ok: false, reason: 'bad' });
    for (let i = 0; i < 5; i += 1)
      assert.equal((await tryLogin(made.body.username, `guess number ${i} of many`)).status, 401);
    assert.deepEqual(await smtp(made.body.password), { ok: false, reason: 'throttled' });
  });

  it('of 64 SMTP guesses at once at most 20 are judged; 64 right ones all open (R-011)', async () => {
    const { token } = await member(world, 'smtp-storm@acme.example');
    const make = () =>
      world.http.post<{ username: string; password: string }>('/v1/smtp-credentials', {
        token,
        body: { name: 'Server' },
      });
    const accounts = world.app.get(AccountsFacade);
    const [guessed, used] = [(await make()).body, (await make()).body];
    const guesses = await Promise.all(
      Array.from({ length: 64 }, (_, i) => accounts.verifySmtpLogin(guessed.username, `wrong ${i}`, '127.0.0.1')),
    );
    const judged = guesses.filter((guess) => !guess.ok && guess.reason === 'bad').length;
    assert.ok(judged >= 10 && judged <= 20, `${judged} were judged`);
    const logins = await Promise.all(
      Array.from({ length: 64 }, () => accounts.verifySmtpLogin(used.username, used.password, '127.0.0.1')),
    );
    assert.ok(logins.every((outcome) => outcome.ok));
  });
});
