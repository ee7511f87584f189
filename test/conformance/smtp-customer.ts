import { SmtpPorts, type OpenPort } from '../../src/platform/smtp-server/smtp-ports.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import type { World } from '../support/world.js';
import { type HeardReply, RawClient } from './raw-client.js';

export interface SmtpCredential {
  id: string;
  username: string;
  password: string;
}

export interface SmtpCustomer extends Customer {
  credential: SmtpCredential;
}

export async function makeCredential(world: World, customer: Customer, name = 'printer'): Promise<SmtpCredential> {
  const answer = await world.http.post<SmtpCredential>('/v1/smtp-credentials', {
    token: customer.accessToken,
    body: { name },
  });
  if (answer.status !== 201) throw new Error(`no credential: ${answer.text}`);
  return answer.body;
}

export async function smtpCustomer(
  world: World,
  options: { offer?: string; email?: string } = {},
): Promise<SmtpCustomer> {
  const customer = await signUpCustomer(world, options);
  return { ...customer, credential: await makeCredential(world, customer) };
}

export function smtpPort(world: World, variable: OpenPort['variable'] = 'SMTP_SUBMISSION_PORTS'): number {
  const open = world.app.get(SmtpPorts).openPorts.find((port) => port.variable === variable);
  if (!open) throw new Error(`${variable} opened no port`);
  return open.boundPort;
}

export async function signedIn(world: World, credential: SmtpCredential): Promise<RawClient> {
  return RawClient.ready(smtpPort(world), credential);
}

export interface Submission {
  from: string;
  to?: string[];
  /** Default: a small text mail from `from`. */
  content?: string | Buffer;
}

export function textMail(from: string, more: string[] = []): string {
  return [`From: ${from}`, 'To: someone@customers.example', 'Subject: hello', ...more, '', 'text', ''].join('\r\n');
}

/** One transaction; answers the reply that decided it. */
export async function submit(
  client: RawClient,
  { from, to = ['someone@customers.example'], content = textMail(from) }: Submission,
): Promise<HeardReply> {
  const sender = await client.say(`MAIL FROM:<${from}>`);
  if (sender.code !== 250) return sender;
  for (const recipient of to) {
    const answer = await client.say(`RCPT TO:<${recipient}>`);
    if (answer.code !== 250) {
      await client.say('RSET');
      return answer;
    }
  }
  await client.say('DATA');
  client.write(content);
  client.write('.\r\n');
  return client.heard();
}

export function messageIdOf(reply: HeardReply): string {
  const id = /accepted (msg_[0-9a-f-]{36})/.exec(reply.text)?.[1];
  if (!id) throw new Error(`not accepted: ${reply.lines.join(' | ')}`);
  return id;
}
