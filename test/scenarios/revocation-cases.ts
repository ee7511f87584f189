import type { Customer } from '../support/customer.js';
import { INSTALLATION, type Probe, type ThreeProcesses } from './revocation-steps.js';

export interface Case {
  name: string;
  prepare: (on: ThreeProcesses, customer: Customer) => Promise<{ probes: Probe[]; revoke: () => Promise<unknown> }>;
}

/** Every way to take something away, and who has to notice. */
export const CASES: Case[] = [
  {
    name: 'an API key is revoked',
    prepare: async (on, customer) => {
      const key = await on.makeKey(customer);
      return {
        probes: [on.reads('the key', key.secret)],
        revoke: () => on.here('DELETE', `/v1/api-keys/${key.id}`, customer.accessToken),
      };
    },
  },
  {
    name: 'an API key is turned over without an overlap',
    prepare: async (on, customer) => {
      const key = await on.makeKey(customer);
      return {
        probes: [on.reads('the old secret', key.secret)],
        revoke: () => on.here('POST', `/v1/api-keys/${key.id}/rotate`, customer.accessToken, { overlap: 'PT0S' }),
      };
    },
  },
  {
    name: 'an API key gets other networks',
    prepare: async (on, customer) => {
      const key = await on.makeKey(customer);
      const body = { allowedNetworks: ['192.0.2.0/24'] };
      return {
        probes: [on.reads('the key', key.secret, '403 network_not_allowed')],
        revoke: () => on.here('PATCH', `/v1/api-keys/${key.id}`, customer.accessToken, body),
      };
    },
  },
  {
    name: 'an SMTP credential is revoked',
    prepare: async (on, customer) => {
      const credential = await on.makeCredential(customer);
      return {
        probes: [await on.staysOpen(credential, customer.email), on.signsInBySmtp(credential)],
        revoke: () => on.here('DELETE', `/v1/smtp-credentials/${credential.id}`, customer.accessToken),
      };
    },
  },
  {
    name: 'an SMTP password is turned over without an overlap',
    prepare: async (on, customer) => {
      const credential = await on.makeCredential(customer);
      const path = `/v1/smtp-credentials/${credential.id}/rotate`;
      return {
        probes: [await on.staysOpen(credential, customer.email), on.signsInBySmtp(credential)],
        revoke: () => on.here('POST', path, customer.accessToken, { overlap: 'PT0S' }),
      };
    },
  },
  {
    name: 'an SMTP credential gets other networks',
    prepare: async (on, customer) => {
      const credential = await on.makeCredential(customer);
      const body = { allowedNetworks: ['2001:db8::/32'] };
      return {
        probes: [await on.staysOpen(credential, customer.email), on.signsInBySmtp(credential)],
        revoke: () => on.here('PATCH', `/v1/smtp-credentials/${credential.id}`, customer.accessToken, body),
      };
    },
  },
  {
    name: 'a person signs out',
    prepare: async (on, { username, password }) => {
      const token = await on.signIn(username, password);
      return { probes: [on.reads('the session', token)], revoke: () => on.here('POST', '/v1/auth/logout', token, {}) };
    },
  },
  {
    name: 'a person ends another session of his',
    prepare: async (on, { username, password, accessToken }) => {
      const token = await on.signIn(username, password);
      const listed = (await on.here('GET', '/v1/auth/sessions', token)) as { data: { id: string; current: boolean }[] };
      const id = listed.data.find((session) => session.current)!.id;
      return {
        probes: [on.reads('the session', token)],
        revoke: () => on.here('DELETE', `/v1/auth/sessions/${id}`, accessToken),
      };
    },
  },
  {
    name: 'a person changes his password',
    prepare: async (on, { username, password, accessToken }) => {
      const token = await on.signIn(username, password);
      const body = { current: password, new: `${password} again` };
      return {
        probes: [on.reads('the other session', token)],
        revoke: () => on.here('POST', '/v1/auth/change-password', accessToken, body),
      };
    },
  },
  {
    name: 'a person gets a lesser role',
    prepare: async (on, customer) => {
      const person = await on.secondPerson(customer, 'admin');
      const ask = (): Promise<string> => on.answerTo('GET', '/v1/account/audit-log', person.token);
      return {
        probes: [{ name: 'the session', ask, open: '200', closed: '403 forbidden' }],
        revoke: () => on.here('PATCH', `/v1/users/${person.id}`, customer.accessToken, { role: 'viewer' }),
      };
    },
  },
  {
    name: 'a person is removed',
    prepare: async (on, customer) => {
      const person = await on.secondPerson(customer, 'developer');
      return {
        probes: [on.reads('the session', person.token)],
        revoke: () => on.here('DELETE', `/v1/users/${person.id}`, customer.accessToken),
      };
    },
  },
  {
    name: 'the account is blocked',
    prepare: async (on, customer) => {
      const credential = await on.makeCredential(customer);
      // From a stranger's address: refused anyway, but the block is looked at first.
      const body = {
        from: { email: 'a@stranger.example' },
        to: [{ email: 'b@stranger.example' }],
        subject: 'x',
        text: 'x',
      };
      const ask = (): Promise<string> => on.answerTo('POST', '/v1/messages', customer.secret, body);
      const block = { reason: 'compromised', scope: 'sending', steps: [] };
      return {
        probes: [
          { name: 'the key', ask, open: '403 sender_not_verified', closed: '403 account_blocked' },
          await on.staysOpen(credential, customer.email, '550 5.7.1'),
        ],
        revoke: () => on.here('POST', `/v1/admin/accounts/${customer.accountId}/blocks`, on.operator, block),
      };
    },
  },
  {
    name: 'the account is closed',
    prepare: async (on, customer) => {
      const credential = await on.makeCredential(customer);
      return {
        probes: [
          on.reads('the key', customer.secret),
          on.reads('the session', await on.signIn(customer.username, customer.password)),
          await on.staysOpen(credential, customer.email),
          on.signsInBySmtp(credential),
        ],
        revoke: () => on.here('DELETE', '/v1/account', customer.accessToken, { password: customer.password }),
      };
    },
  },
  {
    name: 'staff end everything that opens an account in wrong hands',
    prepare: async (on, customer) => {
      const credential = await on.makeCredential(customer);
      const body = { what: ['sessions', 'api_keys', 'smtp_credentials'], reason: 'The key was published' };
      return {
        probes: [
          on.reads('the key', customer.secret),
          on.reads('the session', customer.accessToken),
          await on.staysOpen(credential, customer.email),
          on.signsInBySmtp(credential),
        ],
        revoke: () => on.here('POST', `/v1/admin/accounts/${customer.accountId}/revoke-credentials`, on.operator, body),
      };
    },
  },
  {
    name: 'a member of staff is removed',
    prepare: async (on, { username, password }) => {
      const email = `${username}@posthorn.test`;
      const added = (await on.here('POST', '/v1/admin/staff', on.operator, {
        email,
        password,
        roles: ['auditor'],
      })) as {
        id: string;
      };
      const session = (await on.here('POST', '/v1/auth/login', '', { email, password })) as { accessToken: string };
      const path = `/v1/admin/audit-log?accountId=${INSTALLATION}`;
      const ask = (): Promise<string> => on.answerTo('GET', path, session.accessToken);
      return {
        probes: [{ name: 'the session', ask, open: '200', closed: '401 unauthenticated' }],
        revoke: () => on.here('DELETE', `/v1/admin/staff/${added.id}`, on.operator),
      };
    },
  },
];
