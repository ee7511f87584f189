import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { AccountsFacade } from '../../../src/modules/accounts/index.js';
import { PasswordHasher } from '../../../src/modules/accounts/sign-in/adapters/password-hasher.js';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { confirm, linkToken, login, PASSWORD, rows, signUp } from './account-world.js';

/** What a request made the process do, as far as its time can tell. */
interface Work {
  statements: string[];
  argon2: number;
}

/** What a process asks and notes by the clock, whoever asks it for what. */
const BY_THE_CLOCK = /from egress_versions|^update sessions set last_used_at/;

/**
 * Times are noise on a busy machine, so this compares what they come from: every statement and every argon2 run between request
 * and answer. Only one role runs, so that nothing else asks the database. The bench prints the times.
 */
describe('whether somebody is known', () => {
  let world: World;
  let recorded: Work | null = null;
  const inTransaction = new Set<unknown>();
  const client = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const query = client.query;
  before(async () => {
    client.query = function (this: unknown, ...args: unknown[]) {
      const [first] = args;
      const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
      if (recorded && text && !BY_THE_CLOCK.test(text)) recorded.statements.push(shapeOf(text));
      if (text && /^begin/i.test(text)) inTransaction.add(this);
      if (text && /^(commit|rollback)/i.test(text)) inTransaction.delete(this);
      return query.apply(this, args);
    };
    world = await startWorld({ ROLES: 'api' });
    const hasher = world.app.get(PasswordHasher, { strict: false });
    for (const name of ['hash', 'verify'] as const) {
      const original = hasher[name].bind(hasher) as (...args: unknown[]) => Promise<never>;
      hasher[name] = (...args: unknown[]) => {
        if (recorded) recorded.argon2 += 1;
        return original(...args);
      };
    }
  });
  after(async () => {
    client.query = query;
    await world.close();
  });

  async function workOf(request: () => Promise<unknown>): Promise<Work> {
    await eventually('what was begun behind an earlier answer has ended', () =>
      Promise.resolve(inTransaction.size === 0),
    );
    recorded = { statements: [], argon2: 0 };
    await request();
    const work = recorded;
    recorded = null;
    return work;
  }

  /** All of these do the same work and answer the same. */
  async function same(requests: Record<string, () => Promise<Answer>>): Promise<void> {
    const [first, ...others] = await Promise.resolve(Object.entries(requests)).then(async (entries) => {
      const seen: { name: string; work: Work; answer: unknown }[] = [];
      for (const [name, request] of entries) {
        let answer: Answer | undefined;
        const work = await workOf(async () => (answer = await request()));
        seen.push({ name, work, answer: outsideOf(answer!) });
      }
      return seen;
    });
    assert.ok(first!.work.statements.length > 0);
    for (const other of others) {
      assert.deepEqual(other.work, first!.work, `${other.name} does the work of ${first!.name}`);
      assert.deepEqual(other.answer, first!.answer, `${other.name} answers as ${first!.name}`);
    }
  }

  const post = (path: string, body: object, token?: string) =>
    world.http.post(path, { body, ...(token === undefined ? {} : { token }) });
  const person = async (email: string) => {
    const signedUp = await signUp(world, email);
    await confirm(world, signedUp);
    return signedUp;
  };

  it('a sign-in does not tell: by user name, by address, without a password, before the confirmation', async () => {
    const known = await person('login@acme.example');
    const pending = await signUp(world, 'login-pending@acme.example');
    const bare = await world.http.post<typeof known>('/v1/accounts', {
      body: { email: 'login-bare@acme.example', organization: 'Acme' },
    });
    const password = 'not the password at all';
    await same({
      known: () => post('/v1/auth/login', { username: known.user.username, password }),
      unknown: () => post('/v1/auth/login', { username: 'm999999', password }),
      pending: () => post('/v1/auth/login', { username: pending.user.username, password }),
      'without a password': () => post('/v1/auth/login', { username: bare.body.user.username, password }),
    });
    await same({
      known: () => post('/v1/auth/login', { email: known.user.email, password }),
      unknown: () => post('/v1/auth/login', { email: 'nobody@acme.example', password }),
      staff: () => post('/v1/auth/login', { email: world.config.values.ADMIN_EMAIL, password }),
    });
  });

  it('nor does a throttled one', async () => {
    const known = await person('throttled@acme.example');
    const guess = (username: string) => post('/v1/auth/login', { username, password: 'not the password at all' });
    for (let i = 0; i < 10; i += 1) for (const name of [known.user.username, 'm888888']) await guess(name);
    await eventually('the entry for its owner is written, behind the answer', async () => {
      const entries = await rows(
        world,
        `select 1 from audit_log where action = 'sign_in.throttled' and target_id = $1`,
        [known.user.id],
      );
      return entries.length === 1;
    });
    await same({ known: () => guess(known.user.username), unknown: () => guess('m888888') });
  });

  it('forgotten names and passwords do not tell, also when the mails of an hour are used up', async () => {
    const known = await person('forgot@acme.example');
    const pending = await signUp(world, 'forgot-pending@acme.example');
    for (const [path, body] of [
      ['forgot-username', (email: string) => ({ email })],
      ['forgot-password', (email: string) => ({ email })],
      ['resend-confirmation', (email: string) => ({ email })],
    ] as const) {
      const ask = (email: string) => () => post(`/v1/auth/${path}`, body(email));
      const requests = {
        known: ask(known.user.email),
        unknown: ask('x@acme.example'),
        pending: ask(pending.user.email),
      };
      await same(requests);
      for (let i = 0; i < 5; i += 1) await ask(known.user.email)();
      await same(requests);
    }
    await same({
      known: () => post('/v1/auth/forgot-password', { username: known.user.username }),
      unknown: () => post('/v1/auth/forgot-password', { username: 'm999999' }),
    });
  });

  it('a sign-up does not tell, whoever has the address already', async () => {
    await person('signup@acme.example');
    const attempt = (email: string) => async () => {
      const answer = await post('/v1/accounts', { email, organization: 'Acme', password: PASSWORD });
      assert.equal(answer.status, 201);
      return { ...answer, body: Object.keys(answer.body as object).sort(), text: '' };
    };
    await attempt('signup-first@acme.example')();
    await same({
      unknown: attempt('signup-new@acme.example'),
      known: attempt('signup@acme.example'),
      staff: attempt(world.config.values.ADMIN_EMAIL),
    });
  });

  it('a change of address does not tell', async () => {
    await person('taken@acme.example');
    const curious = await person('curious@acme.example');
    const { accessToken } = await login(world, { username: curious.user.username });
    await world.http.get('/v1/account', { token: accessToken });
    const ask = (email: string) => () => post('/v1/account/email-change', { email, password: PASSWORD }, accessToken);
    await ask('first@acme.example')();
    await same({ unknown: ask('free@acme.example'), known: ask('taken@acme.example') });
  });

  it('links that are none, of another kind, or forged do not tell', async () => {
    const known = await person('links@acme.example');
    await post('/v1/auth/forgot-password', { username: known.user.username });
    const reset = await linkToken(world, known, 'reset-password');
    const wrong = (token: string) => () => post('/v1/auth/confirm-email', { token });
    await same({
      nonsense: wrong('nonsense.at-all'),
      truncated: wrong(reset.slice(0, -1)),
      'of another kind': wrong(reset),
      'of nobody': wrong('0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11.AAAAAAAAAAAAAAAAAAAAAA'),
    });
  });

  it('SMTP AUTH does not tell', async () => {
    const known = await person('smtp@acme.example');
    const { accessToken: token } = await login(world, { username: known.user.username });
    const { body } = await world.http.post<{ username: string }>('/v1/smtp-credentials', {
      token,
      body: { name: 'a' },
    });
    const accounts = world.app.get(AccountsFacade);
    const attempt = (username: string) => workOf(() => accounts.verifySmtpLogin(username, 'wrong', '127.0.0.1'));
    await eventually('the use of the session is noted', async () => (await attempt('warm-up')).statements.length > 0);
    const [first, second] = [await attempt(body.username), await attempt('m999999-abcdefghij')];
    assert.deepEqual(second, first);
  });
});

/** Without parameters written into the text; to keep what a savepoint covers, or to take it back, is one short statement. */
function shapeOf(text: string): string {
  const ended = /^(?:release|rollback to) savepoint/.test(text);
  return ended ? 'end of the savepoint' : text.replace(/'[0-9a-f-]{36}'/g, "'…'").replace(/\s+/g, ' ');
}

/** What the caller sees of an answer: no times, no ids of its own. */
function outsideOf({ status, headers, body }: Answer): unknown {
  const named = [...headers.keys()].filter((name) => name !== 'retry-after').sort();
  const shown = typeof body === 'object' && body !== null && 'traceId' in body ? { ...body, traceId: '…' } : body;
  return { status, named, body: shown };
}
