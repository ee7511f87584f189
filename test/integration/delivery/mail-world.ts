import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { SmtpPorts } from '../../../src/platform/smtp-server/smtp-ports.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { SmtpSink, type SinkOptions } from '../../support/peers/smtp-sink.js';
import { startWorld, type World } from '../../support/world.js';

export interface MailEvent {
  type: string;
  class: string | null;
  code: number | null;
  enhancedCode: string | null;
  host: string | null;
  ip: string | null;
  tls: { version: string; cipher: string } | null;
  attempt: number;
}

/** An installation whose mail goes to sinks on loopback: by MX through a name server of the test, or to a smart host. */
export class MailWorld {
  customer: Customer;

  private constructor(
    readonly world: World,
    readonly dns: DnsServer,
    readonly sink: SmtpSink,
  ) {}

  static async start(
    route: 'mx' | 'smart-host',
    options: SinkOptions = {},
    environment: Record<string, string> = {},
  ): Promise<MailWorld> {
    const dns = await DnsServer.start();
    const sink = await SmtpSink.start({ host: '127.0.0.50', ...options });
    const world = await startWorld({
      DELIVERY_ROUTE: route === 'mx' ? 'mx' : `smtp://${sink.host}:${sink.port}`,
      DNS_SERVERS: dns.address,
      MX_PORT: String(sink.port),
      MX_ALLOW_PRIVATE: '1',
      ...environment,
    });
    const made = new MailWorld(world, dns, sink);
    dns.mailDomain('customer.test', sink.host).mailDomain('receiver.test', sink.host);
    Object.assign(world, { inbox: { token: (address: string) => confirmationToken(sink, address) } });
    made.customer = await signUpCustomer(world, { email: 'ann@customer.test' });
    return made;
  }

  async close(): Promise<void> {
    await this.world.close();
    await this.dns.stop();
    await this.sink.stop();
  }

  /** Sends as the customer and answers the message's id. */
  async send(to: string, more: Record<string, unknown> = {}): Promise<string> {
    const body = {
      from: { email: this.customer.email, name: 'Ann' },
      to: [{ email: to }],
      subject: 'Hello',
      text: 'Hello there\n.\nbye',
      ...more,
    };
    const answer = await this.world.http.post<{ id: string }>('/v1/messages', { token: this.customer.secret, body });
    if (answer.status !== 202) throw new Error(`${answer.status}: ${answer.text}`);
    return answer.body.id;
  }

  async events(messageId: string): Promise<MailEvent[]> {
    const answer = await this.world.http.get<{ data: MailEvent[] }>(`/v1/messages/${messageId}/events`, {
      token: this.customer.secret,
    });
    return answer.body.data;
  }

  /** Waits for an event of this type and answers the newest one. */
  async event(messageId: string, type: string): Promise<MailEvent> {
    return eventually(`${type} of ${messageId}`, async () =>
      (await this.events(messageId)).findLast((event) => event.type === type),
    );
  }

  async suppressed(email: string): Promise<string | undefined> {
    const path = `/v1/suppressions?email=${encodeURIComponent(email)}`;
    const answer = await this.world.http.get<{ data: { reason: string }[] }>(path, { token: this.customer.secret });
    return answer.body.data[0]?.reason;
  }

  get inboundPort(): number {
    return this.world.app.get(SmtpPorts).openPorts.find((port) => port.variable === 'SMTP_INBOUND_PORT')!.boundPort;
  }

  /** The verdict of an independent verifier on each signature, with the keys that the installation asks to publish. */
  async dkimResults(raw: Buffer): Promise<string[]> {
    const token = await this.world.operator();
    const records = await this.world.http.get<{ data: { type: string; name: string; expected: string }[] }>(
      '/v1/admin/dns-records',
      { token },
    );
    const resolver = async (name: string): Promise<string[][]> => {
      const found = records.body.data.find((record) => record.name === name && record.type === 'TXT');
      if (!found) throw Object.assign(new Error('no record'), { code: 'ENOTFOUND' });
      return [[found.expected]];
    };
    const { results } = await dkimVerify(raw, { resolver });
    return results.map((result: { status: { result: string } }) => result.status.result);
  }
}

/** The token of the link in the newest mail that a sink got for an address. */
export async function confirmationToken(sink: SmtpSink, address: string): Promise<string> {
  await sink.until((peer) => peer.mails.some((mail) => mail.to.includes(address)), 60_000);
  const raw = sink.mails.findLast((mail) => mail.to.includes(address))!.raw.toString();
  const token = /[?&]token=([\w.~-]+)/.exec(raw.replace(/=\r?\n/g, '').replace(/=3D/gi, '='))?.[1];
  if (!token) throw new Error('the mail has no token');
  return token;
}
