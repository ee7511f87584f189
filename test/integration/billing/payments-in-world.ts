import pg from 'pg';
import { Catalogue } from '../../../src/modules/billing/catalogue/index.js';
import { PAYMENT_KINDS } from '../../../src/modules/billing/payments/index.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { planId, signUp, type SignedIn } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';

export interface Money {
  amount: string;
  currency: string;
}
export interface AddOnBody {
  id: string;
  subscriptionId: string;
  quantity: number;
  status: string;
  unitPrice: Money;
  net: Money;
  invoiceId: string | null;
  paymentId: string | null;
  nextAction: { type: string; url: string } | null;
  code?: string;
  errors?: { field: string; code: string }[];
}
export interface InvoiceBody {
  id: string;
  number: string;
  status: string;
  issueDate: string;
  dueDate: string;
  supplyPeriod: { start: string; end: string } | null;
  subscriptionId: string | null;
  seller: Record<string, unknown>;
  customer: Record<string, unknown>;
  lines: { id: string; kind: string; description: string; quantity: number; unitPrice: Money; net: Money }[];
  vatBreakdown: { treatment: string; vatRate: string; category: string; net: Money; vatAmount: Money }[];
  net: Money;
  vatAmount: Money;
  gross: Money;
  amountPaid: Money;
  amountDue: Money;
  paymentReference: string;
  legalMentions: string[];
  flags: string[];
  vatProof: Record<string, unknown> | null;
}
const FRENCH_COMPANY = {
  customerType: 'company',
  name: 'Firm SARL',
  address: { line1: '4 rue du Port', line2: null, postalCode: '69002', city: 'Lyon', region: null },
  country: 'FR',
  siren: '732829320',
  vatNumber: 'FR44732829320',
} as const;

export interface Buyer extends SignedIn {
  subscriptionId: string;
}

const operators = new WeakMap<World, Promise<string>>();

/** The first operator, signed in once for all. */
export function operatorOf(world: World): Promise<string> {
  const known = operators.get(world) ?? world.operator();
  operators.set(world, known);
  return known;
}

const ANY_WAY = PAYMENT_KINDS.map((method) => ({ method }));

/**
 * Lets the suite be paid for in every way there is: what is tested with it is what becomes of money. Which offer takes what is
 * tested where the ways to pay are.
 */
async function openAllWays(world: World): Promise<void> {
  const owner = new pg.Client({ connectionString: world.database.databaseUrl });
  await owner.connect();
  await owner.query(
    `update plan_versions set policies = policies || $1
     where plan_id in (select id from plans where offer_code = 'suite') and not policies @> $1`,
    [JSON.stringify({ 'payment.methods': ANY_WAY })],
  );
  await owner.end();
  world.app.get(Catalogue).invalidate();
}

/** A customer of the suite, with a plan that staff granted and the details that an invoice needs. */
export async function suiteCustomer(world: World, details = true): Promise<Buyer> {
  await openAllWays(world);
  const account = await signUp(world, 'suite');
  const granted = await world.http.post<{ id: string }>(`/v1/admin/accounts/${account.accountId}/subscriptions`, {
    token: await operatorOf(world),
    body: { planId: await planId(world, 'suite.web') },
  });
  if (granted.status !== 201) throw new Error(granted.text);
  if (details) await storeBillingDetails(world, account.id, FRENCH_COMPANY);
  return { ...account, subscriptionId: granted.body.id };
}

/** Leaves a card that behaves as its token says; answers the payment method's id. */
export async function card(world: World, token: string, cardToken = 'tok_ok'): Promise<string> {
  const body = { kind: 'card', token: cardToken };
  const answer = await world.http.post<{ id: string }>('/v1/payment-methods', { token, body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id;
}

export function orderSeats(
  world: World,
  buyer: Buyer,
  quantity: number,
  paymentMethod?: string,
  headers: Record<string, string> = {},
): Promise<Answer<AddOnBody>> {
  const body = { kind: 'seat', quantity, ...(paymentMethod === undefined ? {} : { paymentMethod }) };
  const path = `/v1/subscriptions/${buyer.subscriptionId}/add-ons`;
  return world.http.post<AddOnBody>(path, { token: buyer.token, body, headers });
}

/** Lets the sandbox tell an event of a payment. */
export async function gatewayEvent(world: World, paymentId: string, id: string, type: string): Promise<Answer> {
  const path = `/v1/admin/sandbox/payments/${paymentId}/events`;
  return world.http.post(path, { token: await operatorOf(world), body: { id, type } });
}

export async function invoicesOf(world: World, token: string): Promise<InvoiceBody[]> {
  return (await world.http.get<{ data: InvoiceBody[] }>('/v1/invoices?limit=500', { token })).body.data;
}

export async function ledgerTotal(world: World): Promise<string> {
  return (await trialBalance(world)).total;
}

export interface TrialBalance {
  accounts: { account: string; currency: string; debit: string; credit: string; balance: string }[];
  total: string;
}

export async function trialBalance(world: World): Promise<TrialBalance> {
  return (await world.http.get<TrialBalance>('/v1/admin/ledger', { token: await operatorOf(world) })).body;
}
