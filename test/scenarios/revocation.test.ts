import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, parseWireId, SYSTEM_ACCOUNT_ID, wireId } from '../../src/kernel/ids.js';
import { HotPool } from '../../src/platform/database/hot-pool.js';
import { SmtpPorts } from '../../src/platform/smtp-server/smtp-ports.js';
import type { Running } from '../../src/roots/boot.js';
import { type HeardReply, RawClient } from '../conformance/raw-client.js';
import { makeCredential, type SmtpCredential, textMail } from '../conformance/smtp-customer.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import { HttpCaller } from '../support/http-caller.js';
import { startWorld, type World } from '../support/world.js';

/** What the contract promises, from the moment somebody asks until every process refuses. */
const PROMISE_MS = 5_000;
/** Often enough to measure, seldom enough for a port that counts idle talk. */
const ASKED_EVERY_MS = 200;

/** Asks another process: what it answers while all is well, and what it must answer in the end. */
interface Probe {
  name: string;
  ask: () => Promise<string>;
  open: string;
  closed: string;
}
interface Case {
  name: string;
  prepare: (customer: Customer) => Promise<{ probes: Probe[]; revoke: () => Promise<unknown> }>;
}

describe('what is taken away is gone in every process within five seconds', { concurrency: 4 }, () => {
  let world: World;
  let operator: string;
  let elsewhere: HttpCaller;
  let smtp: Running;
  const sessions: RawClient[] = [];
  before(async () => {
    world = await startWorld();
    operator = await world.operator();
    elsewhere = new HttpCaller((await world.another({ ROLES: 'api' })).url!);
    smtp = await world.another({ ROLES: 'smtp' });
  });
  after(async () => {
    for (const session of sessions) session.destroy();
    await world.close();
  });

  const here = async (method: string, path: string, token: string, body?: object): Promise<unknown> => {
    const answer = await world.http.call(method, path, { token, body });
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  /** An answer of another process in short: `200`, or `401 unauthenticated`. */
  const answerTo = async (method: string, path: string, token: string, body?: object): Promise<string> => {
    const answer = await elsewhere.call<{ code?: string }>(method, path, { token, body });
    return answer.status < 300 ? String(answer.status) : `${answer.status} ${answer.body.code}`;
  };
  const reads = (name: string, token: string, closed = '401 unauthenticated'): Probe => ({
    name,
    ask: () => answerTo('GET', '/v1/account', token),
    open: '200',
    closed,
  });
  const signIn = async (username: string, password: string): Promise<string> =>
    ((await here('POST', '/v1/auth/login', '', { username, password })) as { accessToken: string }).accessToken;
  const inShort = ({ lines }: HeardReply): string => lines[0]!.slice(0, 9);

  const submissionPort = (): number =>
    smtp.app.get(SmtpPorts).openPorts.find(({ variable }) => variable === 'SMTP_SUBMISSION_PORTS')!.boundPort;
  const openSession = async (login: SmtpCredential): Promise<RawClient> => {
    const session = await RawClient.ready(submissionPort(), login);
    sessions.push(session);
    return session;
  };
  /** A session that is signed in and stays open. */
  const staysOpen = async (login: SmtpCredential, from: string, closed = '535 5.7.8'): Promise<Probe> => {
    const session = await openSession(login);
    const ask = async (): Promise<string> => {
      const reply = await session.say(`MAIL FROM:<${from}>`);
      if (reply.code === 250) await session.say('RSET');
      return inShort(reply);
    };
    return { name: 'an open SMTP session', ask, open: '250 2.0.0', closed };
  };
  const signsInBySmtp = ({ username, password }: SmtpCredential): Probe => ({
    name: 'AUTH',
    ask: async () => {
      const session = await RawClient.ready(submissionPort());
      const reply = await session.say(`AUTH PLAIN ${Buffer.from(`\0${username}\0${password}`).toString('base64')}`);
      session.destroy();
      return inShort(reply);
    },
    open: '235 2.7.0',
    closed: '535 5.7.8',
  });

  const makeKey = async (customer: Customer): Promise<{ id: string; secret: string }> =>
    (await here('POST', '/v1/api-keys', customer.accessToken, {
      name: 'Shop',
      scopes: ['read', 'send', 'admin-of-account'],
    })) as { id: string; secret: string };

  /** Another person of the account, with the owner's password; as an invitation would make him, without its mail. */
  const secondPerson = async ({ username, password }: Customer, role: string) => {
    const id = newId(world.now());
    await world.app.get(HotPool).query(
      `insert into users select (jsonb_populate_record(u, jsonb_build_object('id', $2::text, 'ordinal', 2, 'role', $3::text,
         'username', $1 || '.2', 'email', 'second-' || email, 'email_normalised', 'second-' || email_normalised))).*
       from users u where username = $1`,
      [username, id, role],
    );
    return { id: wireId('usr', id), token: await signIn(`${username}.2`, password) };
  };

  const CASES: Case[] = [
    {
      name: 'an API key is revoked',
      prepare: async (customer) => {
        const key = await makeKey(customer);
        return {
          probes: [reads('the key', key.secret)],
          revoke: () => here('DELETE', `/v1/api-keys/${key.id}`, customer.accessToken),
        };
      },
    },
    {
      name: 'an API key is turned over without an overlap',
      prepare: async (customer) => {
        const key = await makeKey(customer);
        return {
          probes: [reads('the old secret', key.secret)],
          revoke: () => here('POST', `/v1/api-keys/${key.id}/rotate`, customer.accessToken, { overlap: 'PT0S' }),
        };
      },
    },
    {
      name: 'an API key gets other networks',
      prepare: async (customer) => {
        const key = await makeKey(customer);
        const body = { allowedNetworks: ['192.0.2.0/24'] };
        return {
          probes: [reads('the key', key.secret, '403 network_not_allowed')],
          revoke: () => here('PATCH', `/v1/api-keys/${key.id}`, customer.accessToken, body),
        };
      },
    },
    {
      name: 'an SMTP credential is revoked',
      prepare: async (customer) => {
        const credential = await makeCredential(world, customer);
        return {
          probes: [await staysOpen(credential, customer.email), signsInBySmtp(credential)],
          revoke: () => here('DELETE', `/v1/smtp-credentials/${credential.id}`, customer.accessToken),
        };
      },
    },
    {
      name: 'an SMTP password is turned over without an overlap',
      prepare: async (customer) => {
        const credential = await makeCredential(world, customer);
        const path = `/v1/smtp-credentials/${credential.id}/rotate`;
        return {
          probes: [await staysOpen(credential, customer.email), signsInBySmtp(credential)],
          revoke: () => here('POST', path, customer.accessToken, { overlap: 'PT0S' }),
        };
      },
    },
    {
      name: 'an SMTP credential gets other networks',
      prepare: async (customer) => {
        const credential = await makeCredential(world, customer);
        const body = { allowedNetworks: ['2001:db8::/32'] };
        return {
          probes: [await staysOpen(credential, customer.email), signsInBySmtp(credential)],
          revoke: () => here('PATCH', `/v1/smtp-credentials/${credential.id}`, customer.accessToken, body),
        };
      },
    },
    {
      name: 'a person signs out',
      prepare: async ({ username, password }) => {
        const token = await signIn(username, password);
        return { probes: [reads('the session', token)], revoke: () => here('POST', '/v1/auth/logout', token, {}) };
      },
    },
    {
      name: 'a person ends another session of his',
      prepare: async ({ username, password, accessToken }) => {
        const token = await signIn(username, password);
        const listed = (await here('GET', '/v1/auth/sessions', token)) as { data: { id: string; current: boolean }[] };
        const id = listed.data.find((session) => session.current)!.id;
        return {
          probes: [reads('the session', token)],
          revoke: () => here('DELETE', `/v1/auth/sessions/${id}`, accessToken),
        };
      },
    },
    {
      name: 'a person changes his password',
      prepare: async ({ username, password, accessToken }) => {
        const token = await signIn(username, password);
        const body = { current: password, new: `${password} again` };
        return {
          probes: [reads('the other session', token)],
          revoke: () => here('POST', '/v1/auth/change-password', accessToken, body),
        };
      },
    },
    {
      name: 'a person gets a lesser role',
      prepare: async (customer) => {
        const person = await secondPerson(customer, 'admin');
        const ask = (): Promise<string> => answerTo('GET', '/v1/account/audit-log', person.token);
        return {
          probes: [{ name: 'the session', ask, open: '200', closed: '403 forbidden' }],
          revoke: () => here('PATCH', `/v1/users/${person.id}`, customer.accessToken, { role: 'viewer' }),
        };
      },
    },
    {
      name: 'a person is removed',
      prepare: async (customer) => {
        const person = await secondPerson(customer, 'developer');
        return {
          probes: [reads('the session', person.token)],
          revoke: () => here('DELETE', `/v1/users/${person.id}`, customer.accessToken),
        };
      },
    },
    {
      name: 'the account is blocked',
      prepare: async (customer) => {
        const credential = await makeCredential(world, customer);
        // From a stranger's address: refused anyway, but the block is looked at first.
        const body = {
          from: { email: 'a@stranger.example' },
          to: [{ email: 'b@stranger.example' }],
          subject: 'x',
          text: 'x',
        };
        const ask = (): Promise<string> => answerTo('POST', '/v1/messages', customer.secret, body);
        const block = { reason: 'compromised', scope: 'sending', steps: [] };
        return {
          probes: [
            { name: 'the key', ask, open: '403 sender_not_verified', closed: '403 account_blocked' },
            await staysOpen(credential, customer.email, '550 5.7.1'),
          ],
          revoke: () => here('POST', `/v1/admin/accounts/${customer.accountId}/blocks`, operator, block),
        };
      },
    },
    {
      name: 'the account is closed',
      prepare: async (customer) => {
        const credential = await makeCredential(world, customer);
        return {
          probes: [
            reads('the key', customer.secret),
            reads('the session', await signIn(customer.username, customer.password)),
            await staysOpen(credential, customer.email),
            signsInBySmtp(credential),
          ],
          revoke: () => here('DELETE', '/v1/account', customer.accessToken, { password: customer.password }),
        };
      },
    },
    {
      name: 'staff end everything that opens an account in wrong hands',
      prepare: async (customer) => {
        const credential = await makeCredential(world, customer);
        const body = { what: ['sessions', 'api_keys', 'smtp_credentials'], reason: 'The key was published' };
        return {
          probes: [
            reads('the key', customer.secret),
            reads('the session', customer.accessToken),
            await staysOpen(credential, customer.email),
            signsInBySmtp(credential),
          ],
          revoke: () => here('POST', `/v1/admin/accounts/${customer.accountId}/revoke-credentials`, operator, body),
        };
      },
    },
    {
      name: 'a member of staff is removed',
      prepare: async ({ username, password }) => {
        const email = `${username}@posthorn.test`;
        const added = (await here('POST', '/v1/admin/staff', operator, { email, password, roles: ['auditor'] })) as {
          id: string;
        };
        const session = (await here('POST', '/v1/auth/login', '', { email, password })) as { accessToken: string };
        const path = `/v1/admin/audit-log?accountId=acc_${SYSTEM_ACCOUNT_ID}`;
        const ask = (): Promise<string> => answerTo('GET', path, session.accessToken);
        return {
          probes: [{ name: 'the session', ask, open: '200', closed: '401 unauthenticated' }],
          revoke: () => here('DELETE', `/v1/admin/staff/${added.id}`, operator),
        };
      },
    },
  ];

  for (const { name, prepare } of CASES) {
    it(`T06: ${name}`, async () => {
      const { probes, revoke } = await prepare(await signUpCustomer(world));
      for (const probe of probes) assert.equal(await probe.ask(), probe.open, `${probe.name}, before`);
      const startedMs = performance.now();
      await revoke();
      const closedAfterMs = async (probe: Probe): Promise<number> => {
        await eventually(
          `${probe.name}: ${probe.closed}`,
          async () => {
            const answer = await probe.ask();
            assert.ok([probe.open, probe.closed].includes(answer), `${probe.name}: ${answer}`);
            return answer === probe.closed;
          },
          startedMs + PROMISE_MS - performance.now(),
          ASKED_EVERY_MS,
        );
        return performance.now() - startedMs;
      };
      const tookMs = await Promise.all(probes.map(closedAfterMs));
      assert.ok(Math.max(...tookMs) <= PROMISE_MS, `took ${Math.round(Math.max(...tookMs))} ms`);
      for (const probe of probes) assert.equal(await probe.ask(), probe.closed, `${probe.name}, and it stays so`);
    });
  }

  it('a mail whose transaction began before the revocation is not taken after it', async () => {
    const customer = await signUpCustomer(world);
    const credential = await makeCredential(world, customer);
    const session = await openSession(credential);
    assert.equal((await session.say(`MAIL FROM:<${customer.email}>`)).code, 250);
    assert.equal((await session.say('RCPT TO:<someone@customers.example>')).code, 250);
    assert.equal((await session.say('DATA')).code, 354);
    const other = await staysOpen(credential, customer.email);
    assert.equal(await other.ask(), other.open);
    await here('DELETE', `/v1/smtp-credentials/${credential.id}`, customer.accessToken);
    await eventually('it is gone', async () => (await other.ask()) === other.closed, PROMISE_MS, ASKED_EVERY_MS);
    session.write(`${textMail(customer.email)}.\r\n`);
    assert.equal(inShort(await session.heard()), '535 5.7.8');
    const stored = await world.app
      .get(HotPool)
      .query('select 1 from messages where account_id = $1', [parseWireId('acc', customer.accountId)]);
    assert.equal(stored.rowCount, 0);
  });
});
