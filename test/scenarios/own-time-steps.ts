import { parseWireId } from '../../src/kernel/ids.js';
import { planId } from '../integration/billing/account-in-world.js';
import { storeBillingDetails } from '../integration/billing/billing-details-in-world.js';
import { type InvoiceBody, invoicesOf, type Money, operatorOf } from '../integration/billing/payments-in-world.js';
import { camt053 } from '../support/bank-statements.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import type { Answer } from '../support/http-caller.js';
import type { World } from '../support/world.js';
import { mailsOf } from './buying-steps.js';
import type { SubscriptionBody } from './subscription-steps.js';

const CUSTOMERS = {
  company: { customerType: 'company', name: 'Firm SARL', siren: '732829320', vatNumber: 'FR44732829320' },
  public_body: { customerType: 'public_body', name: 'Mairie de Lyon', siren: '732829320', vatNumber: null },
} as const;

export interface OrderedBody extends SubscriptionBody {
  paymentReference: string | null;
  payBy: string | null;
  paymentState: string | null;
}
export interface ProFormaBody {
  id: string;
  number: string;
  gross: Money;
  paymentReference: string;
  payBy: string;
}

let statements = 0;

/** A French customer who pays in his own time: by transfer, by mandate, or from his wallet. */
export class OwnTimePayer {
  private bookings = 0;

  private constructor(
    readonly world: World,
    readonly customer: Customer,
    private readonly method: string,
  ) {}

  static async signUp(
    world: World,
    offer: string,
    kind: string,
    type: keyof typeof CUSTOMERS = 'company',
  ): Promise<OwnTimePayer> {
    const customer = await signUpCustomer(world, { offer });
    const address = { line1: '4 rue du Port', line2: null, postalCode: '69002', city: 'Lyon', region: null };
    const details = { ...CUSTOMERS[type], address, country: 'FR' };
    await storeBillingDetails(world, parseWireId('acc', customer.accountId)!, details);
    const { accessToken: token } = customer;
    const method = await world.http.post<{ id: string }>('/v1/payment-methods', { token, body: { kind } });
    if (method.status !== 201) throw new Error(method.text);
    return new OwnTimePayer(world, customer, method.body.id);
  }

  /** Says under which number of his own he buys from now on. */
  async refer(purchaseReference: string): Promise<void> {
    const { body } = await this.world.http.get<Record<string, unknown>>('/v1/account/billing-details', {
      token: this.token,
    });
    const { customerType, name, address, country, siren } = body;
    const details = { customerType, name, address, country, siren, purchaseReference };
    const answer = await this.world.http.call('PUT', '/v1/account/billing-details', {
      token: this.token,
      body: details,
    });
    if (answer.status >= 300) throw new Error(answer.text);
  }

  get token(): string {
    return this.customer.accessToken;
  }

  async buy(code: string, interval: 'month' | 'year' = 'month'): Promise<Answer<OrderedBody>> {
    const body = { planId: await planId(this.world, code), interval, paymentMethod: this.method };
    return this.world.http.post<OrderedBody>('/v1/subscriptions', { token: this.token, body });
  }

  async get(id: string): Promise<SubscriptionBody> {
    return (await this.world.http.get<SubscriptionBody>(`/v1/subscriptions/${id}`, { token: this.token })).body;
  }

  /** Newest first. */
  invoices(): Promise<InvoiceBody[]> {
    return invoicesOf(this.world, this.token);
  }

  /** `2030-01-31 30.00 paid` for each invoice, oldest first. */
  async billed(): Promise<string[]> {
    const invoices = await this.invoices();
    return invoices.map(({ issueDate, gross, status }) => `${issueDate} ${gross.amount} ${status}`).reverse();
  }

  async balance(): Promise<string> {
    const { body } = await this.world.http.get<{ balance: Money }>('/v1/wallet', { token: this.token });
    return body.balance.amount;
  }

  /** Puts money into the wallet by card. */
  async deposit(amount: string): Promise<void> {
    const { token } = this;
    const body = { kind: 'card', token: 'tok_ok' };
    const card = await this.world.http.post<{ id: string }>('/v1/payment-methods', { token, body });
    const wish = { amount, paymentMethod: card.body.id };
    const deposit = await this.world.http.post('/v1/wallet/deposits', { token, body: wish });
    if (deposit.status !== 201) throw new Error(deposit.text);
  }

  /** Staff read on paper what the bank says. */
  async book({ id }: Pick<InvoiceBody, 'id'>, amount: string, kind = 'bank_transfer'): Promise<Answer> {
    this.bookings += 1;
    const body = {
      amount: { amount, currency: 'EUR' },
      kind,
      reference: 'as the bank says',
      bookedOn: '2030-01-01',
      externalId: `${this.customer.accountId}-${this.bookings}`,
    };
    return this.world.http.post(`/v1/admin/invoices/${id}/payments`, { token: await operatorOf(this.world), body });
  }

  /** The bank's file says it. */
  async transfer(amount: string, reference: string): Promise<void> {
    statements += 1;
    const id = `STATEMENT-${statements}`;
    const statement = camt053([{ amount, remittance: [reference], servicerRef: id }], { id });
    const answer = await this.world.http.post('/v1/admin/payments/reconciliation', {
      token: await operatorOf(this.world),
      body: statement,
      headers: { 'content-type': 'application/xml' },
    });
    if (answer.status >= 300) throw new Error(answer.text);
  }

  async proFormas(): Promise<ProFormaBody[]> {
    return (await this.world.http.get<{ data: ProFormaBody[] }>('/v1/pro-formas', { token: this.token })).body.data;
  }

  /** Waits for the first mail of a kind; answers how many there are. */
  async mails(name: string): Promise<number> {
    await this.world.inbox.notification(this.customer.email, name);
    return (await mailsOf(this.world, this.customer.email, name)).length;
  }
}
