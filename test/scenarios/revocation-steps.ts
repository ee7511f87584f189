import assert from 'node:assert/strict';
import { newId, SYSTEM_ACCOUNT_ID, wireId } from '../../src/kernel/ids.js';
import { HotPool } from '../../src/platform/database/hot-pool.js';
import { SmtpPorts } from '../../src/platform/smtp-server/smtp-ports.js';
import type { Running } from '../../src/roots/boot.js';
import { type HeardReply, plainResponse, RawClient } from '../conformance/raw-client.js';
import { makeCredential, type SmtpCredential } from '../conformance/smtp-customer.js';
import type { Customer } from '../support/customer.js';
import { HttpCaller } from '../support/http-caller.js';
import type { World } from '../support/world.js';

/** Asks another process: what it answers while all is well, and what it must answer in the end. */
export interface Probe {
  name: string;
  ask: () => Promise<string>;
  open: string;
  closed: string;
}

/** One process where things are taken away, and two others, REST and SMTP, that have to notice. */
export class ThreeProcesses {
  private readonly sessions: RawClient[] = [];

  private constructor(
    readonly world: World,
    readonly operator: string,
    private readonly rest: HttpCaller,
    private readonly smtp: Running,
  ) {}

  static async of(world: World): Promise<ThreeProcesses> {
    const rest = new HttpCaller((await world.another({ ROLES: 'api' })).url!);
    return new ThreeProcesses(world, await world.operator(), rest, await world.another({ ROLES: 'smtp' }));
  }

  close(): void {
    for (const session of this.sessions) session.destroy();
  }

  async here(method: string, path: string, token: string, body?: object): Promise<unknown> {
    const answer = await this.world.http.call(method, path, { token, body });
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** An answer of the other REST process in short: `200`, or `401 unauthenticated`. */
  async answerTo(method: string, path: string, token: string, body?: object): Promise<string> {
    const answer = await this.rest.call<{ code?: string }>(method, path, { token, body });
    return answer.status < 300 ? String(answer.status) : `${answer.status} ${answer.body.code}`;
  }

  reads(name: string, token: string, closed = '401 unauthenticated'): Probe {
    return { name, ask: () => this.answerTo('GET', '/v1/account', token), open: '200', closed };
  }

  async signIn(username: string, password: string): Promise<string> {
    const pair = await this.here('POST', '/v1/auth/login', '', { username, password });
    return (pair as { accessToken: string }).accessToken;
  }

  async openSession(login: SmtpCredential): Promise<RawClient> {
    const session = await RawClient.ready(this.submissionPort(), login);
    this.sessions.push(session);
    return session;
  }

  /** A session that is signed in and stays open. */
  async staysOpen(login: SmtpCredential, from: string, closed = '535 5.7.8'): Promise<Probe> {
    const session = await this.openSession(login);
    const ask = async (): Promise<string> => {
      const reply = await session.say(`MAIL FROM:<${from}>`);
      if (reply.code === 250) await session.say('RSET');
      return inShort(reply);
    };
    return { name: 'an open SMTP session', ask, open: '250 2.0.0', closed };
  }

  signsInBySmtp({ username, password }: SmtpCredential): Probe {
    const ask = async (): Promise<string> => {
      const session = await RawClient.ready(this.submissionPort());
      const reply = await session.say(`AUTH PLAIN ${plainResponse(username, password)}`);
      session.destroy();
      return inShort(reply);
    };
    return { name: 'AUTH', ask, open: '235 2.7.0', closed: '535 5.7.8' };
  }

  async makeKey(customer: Customer): Promise<{ id: string; secret: string }> {
    const body = { name: 'Shop', scopes: ['read', 'send', 'admin-of-account'] };
    return (await this.here('POST', '/v1/api-keys', customer.accessToken, body)) as { id: string; secret: string };
  }

  makeCredential(customer: Customer): Promise<SmtpCredential> {
    return makeCredential(this.world, customer);
  }

  /** Another person of the account, with the owner's password; as an invitation would make him, without its mail. */
  async secondPerson({ username, password }: Customer, role: string): Promise<{ id: string; token: string }> {
    const id = newId(this.world.now());
    await this.world.app.get(HotPool).query(
      `insert into users select (jsonb_populate_record(u, jsonb_build_object('id', $2::text, 'ordinal', 2, 'role', $3::text,
         'username', $1 || '.2', 'email', 'second-' || email, 'email_normalised', 'second-' || email_normalised))).*
       from users u where username = $1`,
      [username, id, role],
    );
    return { id: wireId('usr', id), token: await this.signIn(`${username}.2`, password) };
  }

  private submissionPort(): number {
    const { openPorts } = this.smtp.app.get(SmtpPorts);
    return openPorts.find(({ variable }) => variable === 'SMTP_SUBMISSION_PORTS')!.boundPort;
  }
}

export function inShort({ lines }: HeardReply): string {
  return lines[0]!.slice(0, 9);
}

export const INSTALLATION = `acc_${SYSTEM_ACCOUNT_ID}`;
