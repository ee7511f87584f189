import type { Answer } from '../support/http-caller.js';
import type { World } from '../support/world.js';
import { planId, signUp, type SignedIn } from '../integration/billing/account-in-world.js';
import { storeBillingDetails } from '../integration/billing/billing-details-in-world.js';
import { card, type InvoiceBody, invoicesOf } from '../integration/billing/payments-in-world.js';

const FRENCH_COMPANY = {
  customerType: 'company',
  name: 'Firm SARL',
  address: { line1: '4 rue du Port', line2: null, postalCode: '69002', city: 'Lyon', region: null },
  country: 'FR',
  siren: '732829320',
  vatNumber: 'FR44732829320',
} as const;

export interface SubscriptionBody {
  id: string;
  planCode: string;
  interval: string;
  status: string;
  currentPeriod: { start: string; end: string };
  expiresAt: string | null;
  daysLeft: number | null;
  autoRenew: boolean;
  cancelledAt: string | null;
  scheduledChange: { planId: string; interval: string; effectiveAt: string } | null;
  renewableUntil: string | null;
  dunning: { on: string; act: string; done: boolean }[];
  invoiceId?: string | null;
  nextAction?: { type: string; url: string } | null;
  code?: string;
}

/** A customer who buys, changes and leaves plans, as a frontend does it for him. */
export class Subscriber {
  private constructor(
    readonly world: World,
    readonly account: SignedIn,
    public method: string,
  ) {}

  static async of(world: World, offer: string, cardToken = 'tok_ok'): Promise<Subscriber> {
    const account = await signUp(world, offer);
    await storeBillingDetails(world, account.id, FRENCH_COMPANY);
    return new Subscriber(world, account, await card(world, account.token, cardToken));
  }

  async buy(code: string, interval: 'month' | 'year' = 'month'): Promise<Answer<SubscriptionBody>> {
    const body = { planId: await planId(this.world, code), interval, paymentMethod: this.method };
    return this.world.http.post<SubscriptionBody>('/v1/subscriptions', { token: this.account.token, body });
  }

  /** What `POST /v1/subscriptions/{id}/<step>` answers. */
  do<T = SubscriptionBody>(id: string, step: string, body: object = {}): Promise<Answer<T>> {
    return this.world.http.post<T>(`/v1/subscriptions/${id}/${step}`, { token: this.account.token, body });
  }

  async change(id: string, code: string, more: object = {}, step = 'change'): Promise<Answer<SubscriptionBody>> {
    return this.do(id, step, { planId: await planId(this.world, code), ...more });
  }

  async get(id: string): Promise<SubscriptionBody> {
    return (await this.world.http.get<SubscriptionBody>(`/v1/subscriptions/${id}`, { token: this.account.token })).body;
  }

  /** Newest first. */
  async all(): Promise<SubscriptionBody[]> {
    const list = await this.world.http.get<{ data: SubscriptionBody[] }>('/v1/subscriptions', {
      token: this.account.token,
    });
    return list.body.data;
  }

  invoices(): Promise<InvoiceBody[]> {
    return invoicesOf(this.world, this.account.token);
  }

  /** `2026-01-31 25.00` for each invoice, oldest first. */
  async billed(): Promise<string[]> {
    return (await this.invoices()).map(({ issueDate, net }) => `${issueDate} ${net.amount}`).reverse();
  }
}
