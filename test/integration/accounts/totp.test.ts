import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { linkToken, member, type Pair, PASSWORD, type ProblemBody, rows, type SignedUp } from './account-world.js';
import { Authenticator, turnOn } from './authenticator.js';

describe('the second factor', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const idOf = (signedUp: SignedUp) => parseWireId('usr', signedUp.user.id)!;
  const tryLogin = (username: string, totp?: string, password = PASSWORD) =>
    world.http.post<ProblemBody & Pair>('/v1/auth/login', {
      body: { username, password, ...(totp === undefined ? {} : { totp }) },
    });
  const post = (path: string, token: string, body: object) =>
    world.http.post<ProblemBody & { recoveryCodes: string[]; secret: string; otpauthUrl: string }>(path, {
      token,
      body,
    });
  const answered = ({ status, body }: { status: number; body: ProblemBody }) => [status, body.code];

  it('asks for nothing before its first code was shown, and for a code from then on', async () => {
    const { signedUp, token } = await member(world, 'enrol@acme.example');
    const { username } = signedUp.user;
    const enrolled = await post('/v1/auth/totp', token, { password: PASSWORD });
    assert.equal(enrolled.status, 200);
    assert.match(enrolled.body.secret, /^[A-Z2-7]{32}$/);
    assert.equal(
      enrolled.body.otpauthUrl,
      `otpauth://totp/Posthorn:${username}?secret=${enrolled.body.secret}&issuer=Posthorn&algorithm=SHA1&digits=6&period=30`,
    );
    assert.equal(enrolled.headers.get('cache-control'), 'no-store');
    assert.equal((await tryLogin(username)).status, 200);
    const authenticator = new Authenticator(world, enrolled.body.secret);
    const confirmed = await post('/v1/auth/totp/confirm', token, { code: await authenticator.code() });
    assert.equal(confirmed.status, 200);
    assert.equal(new Set(confirmed.body.recoveryCodes).size, 10);
    assert.deepEqual(answered(await tryLogin(username)), [401, 'totp_required']);
    assert.deepEqual(answered(await tryLogin(username, '000000')), [401, 'totp_invalid']);
    assert.equal((await tryLogin(username, await authenticator.freshCode(idOf(signedUp)))).status, 200);
    assert.equal((await world.http.get('/v1/account', { token })).status, 200, 'the open session goes on');
  });

  it('a wrong password learns nothing of it', async () => {
    const { signedUp, token } = await member(world, 'quiet@acme.example');
    await turnOn(world, token);
    const answer = await tryLogin(signedUp.user.username, '000000', 'not the password at all');
    assert.deepEqual(answered(answer), [401, 'invalid_credentials']);
  });

  it('a seed that replaced another one is the only one that counts, and a confirmed one is not replaced', async () => {
    const { token } = await member(world, 'twice@acme.example');
    const first = new Authenticator(world, (await post('/v1/auth/totp', token, { password: PASSWORD })).body.secret);
    const second = new Authenticator(world, (await post('/v1/auth/totp', token, { password: PASSWORD })).body.secret);
    const wrong = await post('/v1/auth/totp/confirm', token, { code: await first.code() });
    assert.deepEqual(answered(wrong), [401, 'totp_invalid']);
    assert.equal((await post('/v1/auth/totp/confirm', token, { code: await second.code() })).status, 200);
    assert.deepEqual(answered(await post('/v1/auth/totp', token, { password: PASSWORD })), [
      409,
      'totp_already_enabled',
    ]);
    assert.deepEqual(answered(await post('/v1/auth/totp/confirm', token, { code: await second.code() })), [
      409,
      'totp_not_enrolled',
    ]);
  });

  it('a seed that was not confirmed within an hour is worth nothing', async () => {
    const { token, signedUp } = await member(world, 'slow@acme.example');
    const enrolled = await post('/v1/auth/totp', token, { password: PASSWORD });
    await rows(world, `update totp_factors set created_at = created_at - interval '61 minutes' where person_id = $1`, [
      idOf(signedUp),
    ]);
    const code = await new Authenticator(world, enrolled.body.secret).code();
    assert.deepEqual(answered(await post('/v1/auth/totp/confirm', token, { code })), [409, 'totp_not_enrolled']);
  });

  it('a code works once, also of 64 sign-ins at once, and not after a later one', async () => {
    const { signedUp, token } = await member(world, 'once@acme.example');
    const { authenticator } = await turnOn(world, token);
    const { username } = signedUp.user;
    const earlier = await authenticator.code(-1);
    const code = await authenticator.freshCode(idOf(signedUp));
    const answers = await Promise.all(Array.from({ length: 64 }, () => tryLogin(username, code)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.deepEqual([...new Set(answers.map(({ body }) => body.code ?? 'in'))].sort(), [
      'in',
      'too_many_attempts',
      'totp_invalid',
    ]);
    await rows(world, 'delete from sign_in_throttles');
    assert.deepEqual(answered(await tryLogin(username, earlier)), [401, 'totp_invalid']);
  });

  it('the step before and the step after count, the ones beyond do not', async () => {
    for (const [offset, status] of [
      [-1, 200],
      [1, 200],
      [-3, 401],
      [3, 401],
    ] as const) {
      const { signedUp, token } = await member(world, `drift${offset}@acme.example`);
      const { authenticator } = await turnOn(world, token);
      await authenticator.freshCode(idOf(signedUp));
      assert.equal(
        (await tryLogin(signedUp.user.username, await authenticator.code(offset))).status,
        status,
        `${offset}`,
      );
    }
  });

  it('of 64 wrong codes at once at most 5 are judged; the wait is stated, the right code waits too, open sessions go on', async () => {
    const { signedUp, token } = await member(world, 'guess@acme.example');
    const { authenticator } = await turnOn(world, token);
    const { username } = signedUp.user;
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => tryLogin(username, String(i).padStart(6, '0'))),
    );
    const judged = answers.filter(({ body }) => body.code === 'totp_invalid').length;
    assert.equal(judged, 5);
    assert.equal(answers.filter(({ body }) => body.code === 'too_many_attempts').length, 59);
    const right = await tryLogin(username, await authenticator.freshCode(idOf(signedUp)));
    assert.deepEqual(answered(right), [429, 'too_many_attempts']);
    const retryAfter = Number(right.headers.get('retry-after'));
    assert.ok(retryAfter > 800 && retryAfter <= 900, `Retry-After ${retryAfter}`);
    assert.equal((await world.http.get('/v1/account', { token })).status, 200);
    const entries = await eventually('the owner can read of it', async () => {
      const { body } = await world.http.get<{ data: { action: string; changes: object }[] }>(
        '/v1/account/audit-log?limit=500',
        { token },
      );
      const throttled = body.data.find(({ action }) => action === 'sign_in.throttled');
      return throttled && { throttled, failed: body.data.filter(({ action }) => action === 'user.totp_failed').length };
    });
    assert.match(JSON.stringify(entries.throttled.changes), /second_factor/);
    assert.equal(entries.failed, 5);
  });

  it('thirty wrong codes in a day are enough, however they are spread and whatever succeeds between them', async () => {
    const { signedUp, token } = await member(world, 'spread@acme.example');
    const { authenticator } = await turnOn(world, token);
    const { username } = signedUp.user;
    for (let round = 0; round < 6; round += 1) {
      for (let i = 0; i < 5; i += 1)
        assert.equal((await tryLogin(username, '000000')).body.code, 'totp_invalid', `${round}.${i}`);
      await rows(
        world,
        `update sign_in_throttles set failures = array(select f - interval '16 minutes' from unnest(failures) f)`,
      );
      if (round < 5)
        assert.equal((await tryLogin(username, await authenticator.freshCode(idOf(signedUp)))).status, 200);
    }
    const refused = await tryLogin(username, await authenticator.freshCode(idOf(signedUp)));
    assert.deepEqual(answered(refused), [429, 'too_many_attempts']);
    assert.ok(Number(refused.headers.get('retry-after')) > 20 * 3600);
  });

  it('each recovery code opens once, in any spelling, also of 64 at once', async () => {
    const { signedUp, token } = await member(world, 'paper@acme.example');
    const { recoveryCodes } = await turnOn(world, token);
    const { username } = signedUp.user;
    assert.equal((await tryLogin(username, recoveryCodes[0])).status, 200);
    assert.deepEqual(answered(await tryLogin(username, recoveryCodes[0])), [401, 'totp_invalid']);
    assert.equal((await tryLogin(username, recoveryCodes[1]!.toUpperCase().replaceAll('-', ' '))).status, 200);
    const storm = await Promise.all(Array.from({ length: 64 }, () => tryLogin(username, recoveryCodes[2])));
    assert.equal(storm.filter(({ status }) => status === 200).length, 1);
    await world.inbox.notification('paper@acme.example', 'totp-changed');
  });

  it('new recovery codes end the old ones; another person’s open nothing', async () => {
    const { signedUp, token } = await member(world, 'renew@acme.example');
    const { authenticator, recoveryCodes } = await turnOn(world, token);
    const other = await member(world, 'renew-other@acme.example');
    const theirs = await turnOn(world, other.token);
    const code = await authenticator.freshCode(idOf(signedUp));
    const renewed = await post('/v1/auth/totp/recovery-codes', token, { password: PASSWORD, code });
    assert.equal(renewed.body.recoveryCodes.length, 10);
    for (const typed of [recoveryCodes[0]!, theirs.recoveryCodes[0]!])
      assert.deepEqual(answered(await tryLogin(signedUp.user.username, typed)), [401, 'totp_invalid']);
    assert.equal((await tryLogin(signedUp.user.username, renewed.body.recoveryCodes[9])).status, 200);
  });

  it('a reset of the password does not skip it', async () => {
    const { signedUp, token } = await member(world, 'reset@acme.example');
    const { authenticator } = await turnOn(world, token);
    const { username } = signedUp.user;
    await world.http.post('/v1/auth/forgot-password', { body: { username } });
    const link = await linkToken(world, signedUp, 'reset-password');
    const password = 'a new one for the new year';
    await world.http.post('/v1/auth/reset-password', { body: { token: link, password } });
    assert.deepEqual(answered(await tryLogin(username, undefined, password)), [401, 'totp_required']);
    const code = await authenticator.freshCode(idOf(signedUp));
    assert.equal((await tryLogin(username, code, password)).status, 200);
  });

  it('an open session alone turns nothing off: password and code are asked, and guesses counted', async () => {
    const { signedUp, token } = await member(world, 'off@acme.example');
    const { authenticator, recoveryCodes } = await turnOn(world, token);
    const disable = (body: object) => post('/v1/auth/totp/disable', token, body);
    assert.deepEqual(answered(await disable({ password: 'not the password at all', code: recoveryCodes[0] })), [
      403,
      'password_wrong',
    ]);
    assert.deepEqual(answered(await disable({ password: PASSWORD, code: '000000' })), [401, 'totp_invalid']);
    assert.deepEqual(answered(await tryLogin(signedUp.user.username)), [401, 'totp_required']);
    const code = await authenticator.freshCode(idOf(signedUp));
    assert.equal((await disable({ password: PASSWORD, code })).status, 204);
    assert.equal((await tryLogin(signedUp.user.username)).status, 200);
    assert.deepEqual(answered(await disable({ password: PASSWORD, code })), [409, 'totp_not_enrolled']);
    const left = await rows(world, 'select 1 from recovery_codes where person_id = $1', [idOf(signedUp)]);
    assert.equal(left.length, 0);
  });

  it('each change is in the audit log and comes by mail', async () => {
    const { signedUp, token } = await member(world, 'told@acme.example');
    const { authenticator } = await turnOn(world, token);
    const code = await authenticator.freshCode(idOf(signedUp));
    await post('/v1/auth/totp/disable', token, { password: PASSWORD, code });
    const mails = await eventually('both mails arrive', async () => {
      const all = (await world.inbox.to('told@acme.example')).filter(({ raw }) =>
        /Notification: totp-changed/.test(raw),
      );
      return all.length === 2 && all;
    });
    assert.ok(mails.every(({ raw }) => !/token=/.test(raw)));
    const log = await rows<{ action: string }>(
      world,
      `select action from audit_log where target_id = $1 and action like 'user.totp%' order by id`,
      [signedUp.user.id],
    );
    assert.deepEqual(
      log.map(({ action }) => action),
      ['user.totp_enabled', 'user.totp_disabled'],
    );
  });

  it('neither seed nor recovery code is readable in the database', async () => {
    const { signedUp, token } = await member(world, 'dump@acme.example');
    const enrolled = await post('/v1/auth/totp', token, { password: PASSWORD });
    const authenticator = new Authenticator(world, enrolled.body.secret);
    const { body } = await post('/v1/auth/totp/confirm', token, { code: await authenticator.code() });
    const stored = await rows<{ line: string }>(
      world,
      `select t::text as line from totp_factors t where person_id = $1 union all select c::text from recovery_codes c where person_id = $1
       union all select o::text from outbox o union all select a::text from audit_log a`,
      [idOf(signedUp)],
    );
    const dump = stored.map(({ line }) => line).join('\n');
    for (const secret of [
      enrolled.body.secret,
      ...body.recoveryCodes,
      ...body.recoveryCodes.map((c) => c.replaceAll('-', '')),
    ]) {
      assert.ok(!dump.includes(secret) && !dump.includes(Buffer.from(secret).toString('hex')));
    }
  });

  it('is there for staff too, and no program may use it', async () => {
    const email = 'careful@posthorn.test';
    await world.http.post('/v1/admin/staff', {
      token: await world.operator(),
      body: { email, password: PASSWORD, roles: ['auditor'] },
    });
    const signIn = (totp?: string) =>
      world.http.post<ProblemBody & Pair>('/v1/auth/login', {
        body: { email, password: PASSWORD, ...(totp ? { totp } : {}) },
      });
    const { accessToken } = (await signIn()).body;
    const { recoveryCodes } = await turnOn(world, accessToken);
    assert.deepEqual(answered(await signIn()), [401, 'totp_required']);
    assert.equal((await signIn(recoveryCodes[3])).status, 200);
    await world.inbox.notification(email, 'totp-changed');
    const { token } = await member(world, 'keys@acme.example');
    const key = await world.http.post<{ secret: string }>('/v1/api-keys', {
      token,
      body: { name: 'all', scopes: ['admin-of-account'] },
    });
    assert.equal(key.status, 201, key.text);
    const refused = await post('/v1/auth/totp', key.body.secret, { password: PASSWORD });
    assert.deepEqual(answered(refused), [403, 'insufficient_scope']);
  });
});
