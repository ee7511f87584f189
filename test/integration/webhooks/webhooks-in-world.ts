import assert from 'node:assert/strict';
import { createTransport } from 'nodemailer';
import { toDate } from '../../../src/kernel/time/instant.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import { type Received, WebhookReceiver } from '../../support/peers/webhook-receiver.js';
import { startWorld, type World } from '../../support/world.js';
import { Sending } from '../../scenarios/sending-steps.js';

export interface WebhookBody {
  id: string;
  url: string;
  secret: string;
  active: boolean;
  types: string[];
  previousSecretUntil: string | null;
  health: {
    state: string;
    lastSuccessAt: string | null;
    lastFailure: { at: string; status: number | null; error: string } | null;
    backlog: number;
    nextAttemptAt: string | null;
    disabledBecause: string | null;
  };
}
export interface DeliveryBody {
  id: string;
  eventId: string;
  sequence: number;
  type: string;
  status: string;
  tries: number;
  attempts: { at: string; status: number | null; error: string | null; durationMs: number; response: string | null }[];
}

/** An installation with a receiver beside it, and a customer who has webhooks. */
export class WebhookWorld {
  private constructor(
    readonly world: World,
    readonly receiver: WebhookReceiver,
    readonly customer: Customer,
    readonly sending: Sending,
  ) {}

  /** `beforeMail` runs before the customer signs up, who waits for mail: for worlds whose workers run elsewhere. */
  static async start(
    environment: Record<string, string> = {},
    beforeMail: (world: World, allow: Record<string, string>) => Promise<void> = () => Promise.resolve(),
  ): Promise<WebhookWorld> {
    const receiver = await WebhookReceiver.start();
    const allow = { OUTBOUND_HTTP_ALLOW: `127.0.0.1:${receiver.port}` };
    const world = await startWorld({ ...allow, ...environment });
    await beforeMail(world, allow);
    const customer = await signUpCustomer(world);
    return new WebhookWorld(world, receiver, customer, new Sending(world, customer));
  }

  async close(): Promise<void> {
    await this.receiver.stop().catch(() => undefined);
    await this.world.close();
  }

  call<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
    return this.world.http.call<T>(method, path, { token: this.customer.secret, ...(body ? { body } : {}) });
  }

  async create(path: string, more: object = {}): Promise<WebhookBody> {
    const body = { url: this.receiver.url(path), types: ['*'], ...more };
    const answer = await this.call<WebhookBody>('POST', '/v1/webhooks', body);
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  }

  async shown(id: string): Promise<WebhookBody> {
    return (await this.call<WebhookBody>('GET', `/v1/webhooks/${id}`)).body;
  }

  async deliveries(id: string, query = '?limit=500'): Promise<DeliveryBody[]> {
    return (await this.call<{ data: DeliveryBody[] }>('GET', `/v1/webhooks/${id}/deliveries${query}`)).body.data;
  }

  /** Waits until a path has had this many events that it accepted. */
  arrived(path: string, count: number) {
    return eventually(`${count} events at ${path}, not ${this.receiver.events(path).length}`, () => {
      const events = this.receiver.events(path);
      return Promise.resolve(events.length >= count ? events : null);
    });
  }

  came(path: string, count: number): Promise<Received[]> {
    return eventually(`${count} requests at ${path}`, () => {
      const all = this.receiver.at(path);
      return Promise.resolve(all.length >= count ? all : null);
    });
  }

  becomes(id: string, state: string): Promise<WebhookBody> {
    return eventually(`the webhook becomes ${state}`, async () => {
      const webhook = await this.shown(id);
      return webhook.health.state === state ? webhook : null;
    });
  }

  async sendBySmtp(to: string): Promise<void> {
    const credential = await this.call<{ username: string; password: string }>('POST', '/v1/smtp-credentials', {
      name: 'a program',
    });
    const settings = await this.call<{ ports: { port: number; tls: string }[] }>('GET', '/v1/smtp-settings');
    const transport = createTransport({
      host: '127.0.0.1',
      port: settings.body.ports.find(({ tls }) => tls === 'starttls')!.port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      auth: { user: credential.body.username, pass: credential.body.password },
    });
    await transport.sendMail({ from: this.customer.email, to, subject: 'x', text: 'x' });
    transport.close();
  }

  /** Mail events of the customer, made by the thousand without mail. */
  async happened(count: number, types: readonly number[] = [4]): Promise<void> {
    await this.query(
      `with begun as materialized (select pg_current_xact_id())
       insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
       select spool_uuid7($3::timestamptz), $1, $4, $4, ($5::int[])[1 + n % $6], 1, $3, '{"code": 250}'
         from begun, generate_series(1, $2::int) n`,
      [
        this.sending.accountId,
        count,
        toDate(this.world.now()),
        '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
        types,
        types.length,
      ],
    );
  }

  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return (await this.world.app.get(HotPool).query(sql, params)).rows as T[];
  }
}
