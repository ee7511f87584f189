import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { member, type Pair, PASSWORD, type ProblemBody, rows } from './account-world.js';

const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('guessing', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const tryLogin = (username: string, password: string, more: object = {}) =>
    world.http.post<ProblemBody & Pair>('/v1/auth/login', { body: { username, password, ...more } });

  it('all spellings of a user name share one counter, and all of them sign in', async () => {
    const { signedUp } = await member(world, 'spelling@acme.example');
    const { username } = signedUp.user;
    const spellings = [username, username.toUpperCase(), ` ${username}\t`, wide(username), `\u00a0${username}\ufeff`];
    for (const spelling of spellings) assert.equal((await tryLogin(spelling, PASSWORD)).status, 200, spelling);
    for (let i = 0; i < 10; i += 1)
      assert.equal((await tryLogin(spellings[i % 5]!, `guess number ${i} of many`)).status, 401);
    for (const spelling of spellings) {
      const { status, body } = await tryLogin(spelling, PASSWORD);
      assert.deepEqual([status, body.code], [429, 'too_many_attempts'], spelling);
    }
  });

  it('all spellings of an address too, composed or not; another mailbox has its own', async () => {
    const { signedUp } = await member(world, 'j\u00e9r\u00f4me@acme.example');
    const spellings = [
      'je\u0301ro\u0302me@acme.example',
      'J\u00c9R\u00d4ME@ACME.example',
      ' j\u00e9r\u00f4me@acme.example ',
    ];
    const tryEmail = (email: string, password: string) =>
      world.http.post<ProblemBody>('/v1/auth/login', { body: { email, password } });
    for (const spelling of spellings) assert.equal((await tryEmail(spelling, PASSWORD)).status, 200, spelling);
    for (let i = 0; i < 10; i += 1) await tryEmail(spellings[i % 3]!, `guess number ${i} of many`);
    for (const spelling of spellings) assert.equal((await tryEmail(spelling, PASSWORD)).status, 429, spelling);
    assert.equal((await tryEmail('jerome@acme.example', PASSWORD)).status, 401);
    assert.equal((await tryLogin(signedUp.user.username, PASSWORD)).status, 200, 'the user name is another door');
  });

  it('stopped guessing is told to the account, once a window, and names nobody as the guesser', async () => {
    const { signedUp, token } = await member(world, 'told@acme.example');
    for (let i = 0; i < 13; i += 1) await tryLogin(signedUp.user.username, `guess number ${i} of many`);
    const entries = await eventually('it is written', async () => {
      const { body } = await world.http.get<{ data: { actor: object; target: object; ip: string }[] }>(
        '/v1/account/audit-log?action=sign_in.throttled',
        { token },
      );
      return body.data.length > 0 && body.data;
    });
    assert.equal(entries.length, 1);
    const [{ actor, target, ip } = { actor: {}, target: {}, ip: '' }] = entries;
    assert.deepEqual({ actor, target, ip }, { actor, target, ip: '127.0.0.1' });
    assert.match(JSON.stringify(actor), /"type":"system"/);
    assert.match(JSON.stringify(target), new RegExp(`"type":"user","id":"${signedUp.user.id}"`));
  });

  it('keys, SMTP credentials, refreshing and open sessions go on while a name is throttled', async () => {
    const { signedUp, token, pair } = await member(world, 'goes-on@acme.example');
    const key = await world.http.post<{ secret: string }>('/v1/api-keys', {
      token,
      body: { name: 'a', scopes: ['read'] },
    });
    for (let i = 0; i < 10; i += 1) await tryLogin(signedUp.user.username, `guess number ${i} of many`);
    assert.equal((await tryLogin(signedUp.user.username, PASSWORD)).status, 429);
    assert.equal((await world.http.get('/v1/account', { token })).status, 200);
    assert.equal((await world.http.get('/v1/account', { token: key.body.secret })).status, 200);
    const refreshed = await world.http.post('/v1/auth/refresh', { body: { refreshToken: pair.refreshToken } });
    assert.equal(refreshed.status, 200);
  });

  it('a password of a megabyte is refused before anything is done, the same for everybody', async () => {
    const { signedUp, token } = await member(world, 'megabyte@acme.example');
    const long = 'x4'.repeat(500_000);
    const failures = async () => {
      const [row] = await rows<{ n: number }>(
        world,
        'select coalesce(sum(cardinality(failures)), 0)::integer as n from sign_in_throttles',
      );
      return row!.n;
    };
    const before = await failures();
    const answers = [await tryLogin(signedUp.user.username, long), await tryLogin('m999999', long)];
    for (const { status, body } of answers) {
      assert.deepEqual([status, body.code, body.errors?.[0]?.field], [422, 'validation_failed', 'password']);
    }
    const signUp = await world.http.post<ProblemBody>('/v1/accounts', {
      body: { email: 'long@acme.example', organization: 'Acme', password: long },
    });
    assert.deepEqual([signUp.status, signUp.body.code], [422, 'password_too_long']);
    const change = await world.http.post<ProblemBody>('/v1/auth/change-password', {
      token,
      body: { current: long, new: PASSWORD },
    });
    assert.equal(change.status, 422);
    assert.equal(await failures(), before, 'nothing was judged');
    const tooBig = await world.http.post<ProblemBody>('/v1/auth/login', {
      body: { username: 'm999999', password: 'x'.repeat(1_100_000) },
    });
    assert.deepEqual([tooBig.status, tooBig.body.code], [413, 'payload_too_large']);
  });

  it('hostile names and codes are answered, never with 500', async () => {
    const table: object[] = [
      { username: '\u202e4321m', password: PASSWORD },
      { username: 'm1234\u200b', password: PASSWORD },
      { username: '\ufdfa'.repeat(80), password: PASSWORD },
      { username: "m1' or '1'='1", password: PASSWORD },
      { username: '../../etc/passwd', password: PASSWORD },
      { username: 'm9999999999', password: PASSWORD },
      { email: 'a@b@c.example', password: PASSWORD },
      { email: 'е\u0430@xn--80ak6aa92e.example', password: PASSWORD },
      { username: 'm999999', password: PASSWORD, totp: '\u0661\u0662\u0663\u0664\u0665\u0666' },
      { username: ['m1'], password: PASSWORD },
      { username: 'm999999', password: { $ne: '' } },
      { username: 'm999999', password: PASSWORD, role: 'owner' },
      { username: 'm\u0000', password: PASSWORD },
    ];
    for (const body of table) {
      const { status } = await world.http.post<ProblemBody>('/v1/auth/login', { body });
      assert.ok(status === 401 || status === 422, `${JSON.stringify(body)} → ${status}`);
    }
  });
});

describe('guessing from one network', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '60' });
  });
  after(() => world.close());

  it('links, forgotten passwords and sign-ins of all names together are limited, whatever the headers say', async () => {
    const headers = (i: number) => ({ 'x-forwarded-for': `203.0.113.${i}`, 'x-real-ip': `203.0.113.${i}` });
    const call = (i: number) => {
      const body = [
        { token: `0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11.${'A'.repeat(21)}${i % 10}`, password: PASSWORD },
        { email: `somebody${i}@acme.example` },
        { username: `m9${i}000`, password: PASSWORD },
      ][i % 3]!;
      const path = ['reset-password', 'forgot-password', 'login'][i % 3]!;
      return world.http.post<ProblemBody>(`/v1/auth/${path}`, { body, headers: headers(i) });
    };
    const answers = await Promise.all(Array.from({ length: 120 }, (_, i) => call(i)));
    const refused = answers.filter(({ status }) => status === 429);
    // Sixty are free, and one more for each second that a busy machine takes.
    assert.ok(refused.length >= 30, `${refused.length} were refused`);
    assert.ok(
      refused.every(({ body, headers: said }) => body.code === 'rate_limited' && Number(said.get('retry-after')) > 0),
    );
  });
});
