import { StripeBook } from '../../../src/modules/billing/payments/adapters/stripe-book.js';
import { parseWireId } from '../../../src/kernel/ids.js';
import { eventually } from '../../support/eventually.js';
import { FakeStripe } from '../../support/peers/fake-stripe.js';
import type { Thing } from '../../support/peers/fake-stripe-objects.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { operatorOf, type Buyer, suiteCustomer } from './payments-in-world.js';

export const HOOK = '/v1/hooks/stripe';

export interface Alert {
  id: string;
  kind: string;
  status: string;
  subject: string;
  paymentId: string | null;
  facts: Record<string, string>;
  note: string | null;
}

/** An installation that charges by Stripe. Events go nowhere by themselves until `listen`. */
export class StripeWorld {
  private constructor(
    readonly stripe: FakeStripe,
    readonly world: World,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<StripeWorld> {
    const stripe = await FakeStripe.start();
    return new StripeWorld(stripe, await startWorld({ ...stripe.environment, ...environment }));
  }

  get hook(): string {
    return this.world.http.url + HOOK;
  }

  listen(): void {
    this.stripe.webhooks.target = this.hook;
  }

  /** Who pays by transfer. */
  async transferPayer(): Promise<Buyer> {
    const buyer = await suiteCustomer(this.world);
    const body = { kind: 'bank_transfer' };
    const added = await this.world.http.post('/v1/payment-methods', { token: buyer.token, body });
    if (added.status !== 201) throw new Error(added.text);
    return buyer;
  }

  /** Stripe's own name of a customer. */
  async customerOf({ accountId }: Buyer): Promise<string> {
    return (await this.world.app.get(StripeBook).customerOf(parseWireId('acc', accountId)!))!;
  }

  /** The intent of a payment, or the only one there is for it. */
  intentOf(paymentId: string): Thing {
    const intent = this.stripe.intentOf(paymentId);
    if (intent === null) throw new Error(`Stripe knows nothing of ${paymentId}`);
    return intent;
  }

  /** Waits until nothing that was told waits to be followed. */
  async followed(): Promise<void> {
    await this.stripe.webhooks.settled();
    const waiting = 'select 1 from gateway_events where next_try_at <= clock_timestamp()';
    await eventually('every event is followed', async () => (await rows(this.world, waiting, [])).length === 0);
  }

  async alerts(status = 'open'): Promise<Alert[]> {
    const token = await operatorOf(this.world);
    const path = `/v1/admin/payments/alerts?status=${status}&limit=500`;
    return (await this.world.http.get<{ data: Alert[] }>(path, { token })).body.data;
  }

  async alert(kind: string, subject?: string): Promise<Alert> {
    return eventually(`an alert ${kind}`, async () =>
      (await this.alerts()).find((alert) => alert.kind === kind && (subject ?? alert.subject) === alert.subject),
    );
  }

  /** The newest payment of an account, on the wire. */
  async paymentOf(token: string): Promise<{ id: string; status: string; failure: string | null; kind: string }> {
    const list = await this.world.http.get<{ data: { id: string; status: string; failure: string; kind: string }[] }>(
      '/v1/payments',
      { token },
    );
    return list.body.data[0]!;
  }

  async metric(name: string): Promise<string[]> {
    const text = (await this.world.http.get<string>('/metrics', { token: await operatorOf(this.world) })).text;
    return text.split('\n').filter((line) => line.startsWith(`posthorn_${name}`));
  }

  async close(): Promise<void> {
    await this.world.close();
    await this.stripe.close();
  }
}

export function uuidOf(paymentId: string): string {
  return parseWireId('pay', paymentId)!;
}
