import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createConnection } from 'node:net';
import { once } from 'node:events';
import { addMs, DAY_MS, toIso } from '../../../src/kernel/time/instant.js';
import type { Customer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { type ProblemBody, rows } from './account-world.js';
import { turnOn } from './authenticator.js';
import { closeAccount, newCustomer, uuidOf } from './leaving-world.js';

describe('closing an account', () => {
  let world: World;
  let staff: string;
  before(async () => {
    world = await startWorld();
    staff = await world.operator();
  });
  after(() => world.close());

  const remove = (customer: Customer, body: object, token = customer.accessToken) =>
    world.http.delete<ProblemBody & { closesAt: string }>('/v1/account', { token, body });
  const account = (customer: Customer) =>
    world.http.get<{ status: string; closesAt: string | null }>(`/v1/admin/accounts/${customer.accountId}`, {
      token: staff,
    });

  it('takes the owner’s password and nothing else: no key, no guess', async () => {
    const customer = await newCustomer(world);
    const wrong = await remove(customer, { password: 'not this one at all' });
    assert.deepEqual([wrong.status, wrong.body.code], [403, 'password_wrong']);
    const byKey = await remove(customer, { password: customer.password }, customer.secret);
    assert.equal(byKey.status, 403);
    const without = await remove(customer, {});
    assert.deepEqual([without.status, without.body.errors?.[0]?.field], [422, 'password']);
    assert.equal((await account(customer)).body.status, 'active');
  });

  it('guesses are throttled together with those at sign-in', async () => {
    const customer = await newCustomer(world);
    for (let n = 0; n < 10; n += 1) await remove(customer, { password: `wrong guess number ${n}` });
    const eleventh = await remove(customer, { password: customer.password });
    assert.deepEqual([eleventh.status, eleventh.body.code], [429, 'too_many_attempts']);
    const signIn = await world.http.post<ProblemBody>('/v1/auth/login', {
      body: { username: customer.username, password: customer.password },
    });
    assert.equal(signIn.body.code, 'too_many_attempts');
  });

  it('asks for the second factor of whoever has one', async () => {
    const customer = await newCustomer(world);
    const { recoveryCodes } = await turnOn(world, customer.accessToken, customer.password);
    const { password } = customer;
    const answered = async (body: object) => {
      const { status, body: problem } = await remove(customer, body);
      return [status, problem.code];
    };
    assert.deepEqual(await answered({ password }), [401, 'totp_required']);
    assert.deepEqual(await answered({ password, totp: '000000' }), [401, 'totp_invalid']);
    assert.equal((await account(customer)).body.status, 'active');
    assert.equal((await remove(customer, { password, totp: recoveryCodes[0] })).status, 202);
  });

  it('64 requests at once close once and answer one date', async () => {
    const customer = await newCustomer(world);
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => remove(customer, { password: customer.password })),
    );
    const accepted = answers.filter(({ status }) => status === 202);
    assert.ok(accepted.length > 0);
    // A request that was only let in after the closing finds its session ended.
    for (const { status, text } of answers) assert.ok(status === 202 || status === 401, text);
    assert.equal(new Set(accepted.map(({ body }) => body.closesAt)).size, 1);
    const audited = await rows<{ n: number }>(
      world,
      `select count(*) as n from audit_log where account_id = $1 and action = 'account.closing'`,
      [uuidOf(customer)],
    );
    assert.equal(audited[0]!.n, 1);
  });

  it('ends sessions, keys, SMTP and links within five seconds, in other processes too', async () => {
    const customer = await newCustomer(world);
    const other = await world.another({ ROLES: 'api' });
    const smtp = await world.http.post<{ username: string; password: string }>('/v1/smtp-credentials', {
      token: customer.accessToken,
      body: { name: 'shop' },
    });
    await world.http.post('/v1/auth/forgot-password', { body: { username: customer.username } });
    const reset = await world.inbox.token(customer.email, 'reset-password');
    const elsewhere = (token: string) =>
      fetch(`${other.url}/v1/account`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await elsewhere(customer.accessToken)).status, 200);
    assert.equal((await elsewhere(customer.secret)).status, 200);
    assert.match(await smtpAuth(world, smtp.body), /^235/);

    const closesAt = await closeAccount(world, customer);
    assert.equal((await world.http.get('/v1/account', { token: customer.accessToken })).status, 401);
    for (const token of [customer.accessToken, customer.secret])
      await eventually('it is ended elsewhere', async () => (await elsewhere(token)).status === 401, 5_000);
    await eventually('SMTP has ended', async () => /^535/.test(await smtpAuth(world, smtp.body)), 5_000);
    const late = await world.http.post('/v1/auth/reset-password', {
      body: { token: reset, password: 'a brand new phrase 9' },
    });
    assert.equal(late.status, 410);
    const seen = await account(customer);
    assert.deepEqual([seen.body.status, seen.body.closesAt], ['closing', closesAt]);
  });

  it('then its people are unknown: by user name, by address, and to who forgot something', async () => {
    const customer = await newCustomer(world, 'gone@closing-signin.example');
    await closeAccount(world, customer);
    for (const login of [{ username: customer.username }, { email: customer.email }]) {
      const answer = await world.http.post<ProblemBody>('/v1/auth/login', {
        body: { ...login, password: customer.password },
      });
      assert.deepEqual([answer.status, answer.body.code], [401, 'invalid_credentials']);
    }
    const before = (await world.inbox.to(customer.email)).length;
    await world.http.post('/v1/auth/forgot-password', { body: { username: customer.username } });
    await world.http.post('/v1/auth/forgot-username', { body: { email: customer.email } });
    await world.advance('PT1M');
    const names = (await world.inbox.to(customer.email)).slice(0, -before).map(({ raw }) => notificationOf(raw));
    assert.deepEqual(
      names.filter((name) => name !== 'account-closing'),
      [],
    );
  });

  it('the mail names the day', async () => {
    const customer = await newCustomer(world);
    const closesAt = await closeAccount(world, customer);
    const { raw } = await world.inbox.notification(customer.email, 'account-closing');
    assert.match(raw.replace(/=\r?\n/g, ''), new RegExp(closesAt.slice(0, 10)));
  });

  it('mail that is scheduled or waits is cancelled, and its life says so', async () => {
    const customer = await newCustomer(world);
    const sent = await world.http.post<{ id: string }>('/v1/messages', {
      token: customer.secret,
      body: {
        from: { email: customer.email },
        to: [{ email: 'friend@receiver.example' }],
        subject: 'later',
        text: 'later',
        sendAt: toIso(addMs(world.now(), 3 * DAY_MS)),
      },
    });
    assert.equal(sent.status, 202, sent.text);
    await closeAccount(world, customer);
    await eventually('the scheduled mail is cancelled', async () => {
      const [row] = await rows<{ status: number; queued: number; events: number }>(
        world,
        `select max(d.status) as status, (select count(*) from delivery_queue where account_id = $1) as queued,
           (select count(*) from mail_events where account_id = $1 and type = 12) as events from deliveries d where d.account_id = $1`,
        [uuidOf(customer)],
      );
      return row!.status === 9 && row!.queued === 0 && row!.events === 1;
    });
    await world.advance('P4D');
    assert.deepEqual(await world.inbox.to('friend@receiver.example'), []);
  });

  it('an export that is being written is cancelled', async () => {
    const customer = await newCustomer(world);
    await rows(
      world,
      `insert into account_exports (id, account_id, requested_by, status, parts_total, requested_at, lease_until)
       values (gen_random_uuid(), $1, $1, 'running', 3, now(), now() + interval '1 hour')`,
      [uuidOf(customer)],
    );
    await closeAccount(world, customer);
    const [row] = await rows<{ status: string }>(world, 'select status from account_exports where account_id = $1', [
      uuidOf(customer),
    ]);
    assert.equal(row!.status, 'cancelled');
  });

  it('staff take it back: nothing is lost but what opened the account', async () => {
    const customer = await newCustomer(world);
    await closeAccount(world, customer);
    const reopen = (token: string) =>
      world.http.post<ProblemBody>(`/v1/admin/accounts/${customer.accountId}/reopen`, { token });
    assert.equal((await reopen(staff)).status, 204);
    assert.deepEqual(
      [(await account(customer)).body.status, (await account(customer)).body.closesAt],
      ['active', null],
    );
    const old = await world.http.post('/v1/auth/login', {
      body: { username: customer.username, password: customer.password },
    });
    assert.equal(old.status, 401, 'the old password does not come back');
    const token = await world.inbox.token(customer.email, 'reset-password');
    await world.inbox.notification(customer.email, 'account-reopened');
    const password = 'another long pass phrase 11';
    assert.equal((await world.http.post('/v1/auth/reset-password', { body: { token, password } })).status, 204);
    const signedIn = await world.http.post('/v1/auth/login', { body: { username: customer.username, password } });
    assert.equal(signedIn.status, 200);
    assert.equal((await world.http.get('/v1/account', { token: customer.secret })).status, 401, 'keys stay revoked');
    const again = await reopen(staff);
    assert.deepEqual([again.status, again.body.code], [409, 'account_not_closing']);
    const audited = await rows<{ actor_type: string }>(
      world,
      `select actor_type from audit_log where account_id = $1 and action = 'account.reopened'`,
      [uuidOf(customer)],
    );
    assert.deepEqual(audited, [{ actor_type: 'staff' }]);
    await world.advance('P31D');
    assert.equal((await account(customer)).body.status, 'active');
  });
});

function notificationOf(raw: string): string {
  return /^X-Posthorn-Notification: *(\S+)/im.exec(raw)?.[1] ?? '';
}

/** One AUTH PLAIN on the submission port; answers the reply. */
async function smtpAuth(world: World, { username, password }: { username: string; password: string }): Promise<string> {
  const port = Number(world.config.values.SMTP_SUBMISSION_PORTS[0]);
  const socket = createConnection({ port, host: '127.0.0.1' });
  const lines: string[] = [];
  socket.setEncoding('utf8').on('data', (text: string) => void lines.push(text));
  const said = (pattern: RegExp) => eventually('SMTP answers', async () => pattern.test(lines.join('')));
  await once(socket, 'connect');
  await said(/^220 /m);
  socket.write('EHLO test\r\n');
  await said(/^250 /m);
  lines.length = 0;
  socket.write(`AUTH PLAIN ${Buffer.from(`\0${username}\0${password}`).toString('base64')}\r\n`);
  await said(/\r\n$/);
  socket.destroy();
  return lines.join('');
}
