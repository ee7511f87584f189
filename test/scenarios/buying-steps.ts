import { parseWireId } from '../../src/kernel/ids.js';
import { planId } from '../integration/billing/account-in-world.js';
import { storeBillingDetails } from '../integration/billing/billing-details-in-world.js';
import { card, type InvoiceBody, invoicesOf } from '../integration/billing/payments-in-world.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import type { Answer } from '../support/http-caller.js';
import type { InboxMail } from '../support/inbox-reader.js';
import type { World } from '../support/world.js';
import type { SubscriptionBody } from './subscription-steps.js';

const FRENCH_COMPANY = {
  customerType: 'company',
  name: 'Firm SARL',
  address: { line1: '4 rue du Port', line2: null, postalCode: '69002', city: 'Lyon', region: null },
  country: 'FR',
  siren: '732829320',
  vatNumber: 'FR44732829320',
} as const;

/** A confirmed customer who can both send and buy. */
export class Buying {
  private constructor(
    readonly world: World,
    readonly customer: Customer,
    private readonly method: string,
  ) {}

  static async of(world: World, customer: Customer, cardToken = 'tok_ok'): Promise<Buying> {
    await storeBillingDetails(world, parseWireId('acc', customer.accountId)!, FRENCH_COMPANY);
    return new Buying(world, customer, await card(world, customer.accessToken, cardToken));
  }

  static async signUp(world: World, offer: string, cardToken = 'tok_ok'): Promise<Buying> {
    return Buying.of(world, await signUpCustomer(world, { offer }), cardToken);
  }

  get email(): string {
    return this.customer.email;
  }

  async buy(code: string, interval: 'month' | 'year' = 'month'): Promise<Answer<SubscriptionBody>> {
    const body = { planId: await planId(this.world, code), interval, paymentMethod: this.method };
    return this.world.http.post<SubscriptionBody>('/v1/subscriptions', { token: this.customer.accessToken, body });
  }

  do(id: string, step: string, body: object = {}): Promise<Answer<SubscriptionBody>> {
    const path = `/v1/subscriptions/${id}/${step}`;
    return this.world.http.post<SubscriptionBody>(path, { token: this.customer.accessToken, body });
  }

  async change(id: string, code: string): Promise<Answer<SubscriptionBody>> {
    return this.do(id, 'change', { planId: await planId(this.world, code) });
  }

  async get(id: string): Promise<SubscriptionBody> {
    const token = this.customer.accessToken;
    return (await this.world.http.get<SubscriptionBody>(`/v1/subscriptions/${id}`, { token })).body;
  }

  invoices(): Promise<InvoiceBody[]> {
    return invoicesOf(this.world, this.customer.accessToken);
  }

  /** What staff trust the account with: nothing but the plan limits it. */
  async trusted(): Promise<void> {
    const path = `/v1/admin/accounts/${this.customer.accountId}`;
    const answer = await this.world.http.patch(path, { token: await this.world.operator(), body: { tier: 4 } });
    if (answer.status !== 200) throw new Error(answer.text);
  }
}

/** The mails of one kind to an address, newest first. */
export async function mailsOf(world: World, address: string, name: string): Promise<InboxMail[]> {
  const header = new RegExp(`^X-Posthorn-Notification: ${name}\\r?$`, 'm');
  return (await world.inbox.to(address)).filter(({ raw }) => header.test(raw));
}
