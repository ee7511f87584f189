import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { linkToken, login, member, type Pair, PASSWORD, type ProblemBody, rows, signUp } from './account-world.js';

describe('changing one’s address', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const ask = (token: string, email: string, password = PASSWORD) =>
    world.http.post<ProblemBody>('/v1/account/email-change', { token, body: { email, password } });
  const confirmWith = (token: string, more: object = {}) =>
    world.http.post<ProblemBody & { user: { email: string; emailConfirmed: boolean } }>('/v1/auth/confirm-email', {
      body: { token, ...more },
    });
  const tryLogin = (email: string) =>
    world.http.post<ProblemBody & Pair>('/v1/auth/login', { body: { email, password: PASSWORD } });
  const senders = async (token: string) =>
    (await world.http.get<{ data: { email: string; status: string }[] }>('/v1/senders', { token })).body.data
      .map(({ email, status }) => `${email} ${status}`)
      .sort();

  it('the new one confirms, the old one is told before and after, sessions and senders stay', async () => {
    const { signedUp, token } = await member(world, 'old@acme.example');
    const asked = await ask(token, 'New.Name@acme.example');
    assert.deepEqual([asked.status, asked.text], [202, '']);
    await world.inbox.notification('old@acme.example', 'email-change-requested');
    assert.equal((await tryLogin('old@acme.example')).status, 200, 'nothing has changed yet');
    const link = await world.inbox.token('new.name@acme.example', 'confirm-email');
    const confirmed = await confirmWith(link);
    assert.equal(confirmed.status, 200);
    assert.deepEqual([confirmed.body.user.email, confirmed.body.user.emailConfirmed], ['New.Name@acme.example', true]);
    const again = await confirmWith(link);
    assert.deepEqual([again.status, again.body.code], [410, 'gone']);
    assert.equal((await tryLogin('old@acme.example')).status, 401);
    assert.equal((await tryLogin('new.name@acme.example')).status, 200);
    assert.equal((await world.http.get('/v1/account', { token })).status, 200);
    assert.deepEqual(await senders(token), ['New.Name@acme.example verified', 'old@acme.example verified']);
    const notice = await world.inbox.notification('old@acme.example', 'email-changed');
    assert.doesNotMatch(notice.raw, /token=/);
    const [entry] = await rows<{ changes: unknown }>(
      world,
      `select changes from audit_log where target_id = $1 and action = 'user.email_changed'`,
      [signedUp.user.id],
    );
    assert.deepEqual(entry?.changes, { email: { from: 'old@acme.example', to: 'New.Name@acme.example' } });
  });

  it('links that went to the old address die with it; a mail asked for afterwards goes to the new one', async () => {
    const { signedUp, token } = await member(world, 'links@acme.example');
    const { username } = signedUp.user;
    await world.http.post('/v1/auth/forgot-password', { body: { username } });
    const reset = await linkToken(world, signedUp, 'reset-password');
    await ask(token, 'links-new@acme.example');
    assert.equal((await confirmWith(await world.inbox.token('links-new@acme.example', 'confirm-email'))).status, 200);
    const used = await world.http.post('/v1/auth/reset-password', {
      body: { token: reset, password: `${PASSWORD} 2` },
    });
    assert.equal(used.status, 410);
    await world.http.post('/v1/auth/forgot-password', { body: { username } });
    await world.inbox.notification('links-new@acme.example', 'reset-password');
  });

  it('only the newest request counts, and a password change takes it along', async () => {
    const { token } = await member(world, 'newest@acme.example');
    await ask(token, 'first@elsewhere.example');
    const first = await world.inbox.token('first@elsewhere.example', 'confirm-email');
    await ask(token, 'second@elsewhere.example');
    const second = await world.inbox.token('second@elsewhere.example', 'confirm-email');
    assert.equal((await confirmWith(first)).status, 410);
    await world.http.post('/v1/auth/change-password', { token, body: { current: PASSWORD, new: `${PASSWORD} 2` } });
    assert.equal((await confirmWith(second)).status, 410);
  });

  it('a link of this kind is over after a day, and sets no password', async () => {
    const { token } = await member(world, 'day@acme.example');
    await ask(token, 'day-new@acme.example');
    const link = await world.inbox.token('day-new@acme.example', 'confirm-email');
    const refused = await confirmWith(link, { password: 'an intruder was here 99' });
    assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [422, 'password']);
    await world.advance('P1D');
    assert.equal((await confirmWith(link)).status, 410);
  });

  it('answers the same for an address that others use, and an unknown one; the others notice nothing', async () => {
    const { signedUp, token } = await member(world, 'curious@acme.example');
    const known = await member(world, 'known@acme.example');
    const answers = [await ask(token, 'unknown@acme.example'), await ask(token, 'known@acme.example')];
    assert.deepEqual(
      answers.map(({ status, text }) => [status, text]),
      [
        [202, ''],
        [202, ''],
      ],
    );
    const link = await linkToken(world, signedUp, 'change-email');
    assert.equal((await confirmWith(link)).status, 200, 'its owner may own several platforms');
    await login(world, { username: known.signedUp.user.username });
  });

  it('wrong passwords, texts that are no address, programs and staff change nothing', async () => {
    const { token } = await member(world, 'refused@acme.example');
    const made = () => rows(world, `select 1 from one_time_tokens where purpose = 'change-email' and email like 'x%'`);
    const wrong = await ask(token, 'x@acme.example', 'not the password at all');
    assert.deepEqual([wrong.status, wrong.body.code], [403, 'password_wrong']);
    for (const email of ['x', 'x@', 'x@y', 'x\u202e@acme.example', 'x@acme.example\r\nbcc: y@acme.example']) {
      const answer = await ask(token, email);
      assert.deepEqual([answer.status, answer.body.errors?.[0]?.field], [422, 'email'], JSON.stringify(email));
    }
    const key = await world.http.post<{ secret: string }>('/v1/api-keys', {
      token,
      body: { name: 'all', scopes: ['admin-of-account'] },
    });
    assert.equal((await ask(key.body.secret, 'x@acme.example')).status, 403);
    assert.equal((await ask(await world.operator(), 'x@acme.example')).status, 403);
    assert.deepEqual(await made(), []);
  });

  it('nobody fills mailboxes with it: five an hour of one person, twenty to one address', async () => {
    const { token } = await member(world, 'flood@acme.example');
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push(await ask(token, `flood${i}@elsewhere.example`));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202, 202, 202, 202, 429],
    );
    assert.equal(answers[5]!.headers.get('retry-after'), '3600');
    await rows(
      world,
      `insert into one_time_tokens (id, account_id, user_id, purpose, created_at, expires_at, email, email_normalised, previous_email)
       select gen_random_uuid(), account_id, gen_random_uuid(), purpose, created_at, expires_at, 'full@elsewhere.example', 'full@elsewhere.example', 'a@b.example'
       from one_time_tokens, generate_series(1, 20) where email = 'flood0@elsewhere.example'`,
    );
    const other = await member(world, 'flood-other@acme.example');
    assert.equal((await ask(other.token, 'full@elsewhere.example')).status, 202, 'the same answer');
    await world.inbox.notification('flood-other@acme.example', 'email-change-requested');
    await eventually('everything is handled', async () => {
      const [open] = await rows<{ n: number }>(world, `select count(*) as n from outbox where state <> 2`);
      return open!.n === 0;
    });
    assert.deepEqual(await world.inbox.to('full@elsewhere.example'), []);
  });

  it('before the first confirmation a mistyped address can be put right, and its link activates the account', async () => {
    const signedUp = await signUp(world, 'mistpyed@acme.example');
    const { accessToken } = await login(world, { username: signedUp.user.username });
    await ask(accessToken, 'mistyped@acme.example');
    assert.equal((await confirmWith(await world.inbox.token('mistyped@acme.example', 'confirm-email'))).status, 200);
    const { body } = await world.http.get<{ status: string }>('/v1/account', { token: accessToken });
    assert.equal(body.status, 'active');
    const old = await linkToken(world, signedUp, 'confirm-email');
    assert.equal((await confirmWith(old)).status, 410);
  });
});
