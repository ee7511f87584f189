import { createHmac, randomUUID } from 'node:crypto';
import { type Params, text } from './fake-stripe-form.js';
import type { Thing } from './fake-stripe-objects.js';

interface FakeEvent {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: Thing };
  livemode: false;
  pending_webhooks: number;
  request: { id: null; idempotency_key: null };
  type: string;
}

/** How one delivery differs from an honest one. */
interface Delivery {
  /** Seconds since it was signed. */
  ageS?: number;
  /** Signed with another secret. */
  secret?: string;
  /** Changed after it was signed. */
  tamper?: (body: string) => string;
  headers?: Record<string, string>;
}

/** Tells the product what happens, as a gateway does: late, twice, out of order, and sometimes not from the gateway at all. */
export class FakeStripeWebhooks {
  /** Every event there was, oldest first. */
  readonly events: FakeEvent[] = [];
  /** Where events go by themselves; nowhere while null. */
  target: string | null = null;
  private readonly sending = new Set<Promise<unknown>>();

  constructor(private readonly secret: string) {}

  announce(type: string, about: Thing): FakeEvent {
    const event: FakeEvent = {
      id: `evt_1Fake${randomUUID().replaceAll('-', '').slice(0, 16)}`,
      object: 'event',
      api_version: '2026-10-28.endive',
      created: seconds(),
      data: { object: structuredClone(about) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    };
    this.events.push(event);
    if (this.target !== null) this.soon(this.deliver(event, this.target));
    return event;
  }

  of(type: string, object?: string): FakeEvent[] {
    return this.events.filter(
      (event) => event.type === type && (object ?? event.data.object.id) === event.data.object.id,
    );
  }

  /** `GET /v1/events`: newest first. */
  page(params: Params): object {
    const since = Number(text(params, 'created', 'gte') ?? 0);
    const [type, after] = [text(params, 'type'), text(params, 'starting_after')];
    const all = this.events.filter((event) => event.type === type && event.created >= since).toReversed();
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const limit = Number(text(params, 'limit') ?? 10);
    return { object: 'list', data: all.slice(from, from + limit), has_more: all.length > from + limit };
  }

  /** Posts one event; answers the status. */
  async deliver(
    event: FakeEvent | string,
    url: string,
    delivery: Delivery = {},
  ): Promise<{ status: number; body: string }> {
    const body = typeof event === 'string' ? event : JSON.stringify(event, null, 2);
    const at = seconds() - (delivery.ageS ?? 0);
    const signature = createHmac('sha256', delivery.secret ?? this.secret)
      .update(`${at}.${body}`)
      .digest('hex');
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'stripe-signature': `t=${at},v1=${signature},v0=${'0'.repeat(64)}`,
      ...delivery.headers,
    };
    const sent = await fetch(url, { method: 'POST', headers, body: delivery.tamper?.(body) ?? body });
    return { status: sent.status, body: await sent.text() };
  }

  /** When everything that went out by itself has been answered. */
  async settled(): Promise<void> {
    while (this.sending.size > 0) await Promise.allSettled(this.sending);
  }

  private soon(delivery: Promise<unknown>): void {
    const done = delivery.catch(() => undefined).finally(() => this.sending.delete(done));
    this.sending.add(done);
  }
}

function seconds(): number {
  return Math.floor((performance.timeOrigin + performance.now()) / 1000);
}
