import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, MINUTE_MS, toIso } from '../../../src/kernel/time/instant.js';
import type { BillingDetails } from '../../../src/modules/billing/customers/index.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { planId, signUp, type SignedIn } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { card, invoicesOf, ledgerTotal, type Money, operatorOf } from './payments-in-world.js';

interface PurchaseOrderBody {
  id: string;
  number: string;
  status: string;
  planId: string;
  interval: string;
  issueDate: string;
  validUntil: string;
  subscriptionId: string | null;
  customer: { name: string };
  lines: { description: string; quantity: number; unitPrice: Money; net: Money }[];
  vatBreakdown: { vatRate: string; net: Money; vatAmount: Money }[];
  net: Money;
  vatAmount: Money;
  gross: Money;
  code?: string;
  errors?: { field: string; code: string }[];
}
interface OrderedBody {
  id: string;
  status: string;
  paymentReference: string | null;
  purchaseOrderId: string | null;
  code?: string;
  errors?: { field: string; code: string }[];
}

const CITY = {
  customerType: 'public_body',
  name: 'Ville de Rennes',
  address: { line1: '1 place de la Mairie', line2: null, postalCode: '35000', city: 'Rennes', region: null },
  country: 'FR',
  siren: '213502388',
} satisfies Partial<BillingDetails>;
const PLAN = 'freemium-fr.essential-100k';

let world: World;
before(async () => {
  world = await startWorld({ ...WITHOUT_SCHEDULER, DATABASE_POOL: '30' });
});
after(() => world.close());

const city = async (): Promise<SignedIn> => {
  const account = await signUp(world);
  await storeBillingDetails(world, account.id, CITY);
  return account;
};
const issue = async (of: SignedIn, code = PLAN, interval = 'month') =>
  world.http.post<PurchaseOrderBody>('/v1/purchase-orders', {
    token: of.token,
    body: { planId: await planId(world, code), interval },
  });
const leave = async (of: SignedIn, kind: string) =>
  (await world.http.post<{ id: string }>('/v1/payment-methods', { token: of.token, body: { kind } })).body.id;
const order = async (of: SignedIn, more: object, code = PLAN, interval = 'month') =>
  world.http.post<OrderedBody>('/v1/subscriptions', {
    token: of.token,
    body: { planId: await planId(world, code), interval, ...more },
  });
const read = async (of: SignedIn, id: string) =>
  (await world.http.get<PurchaseOrderBody>(`/v1/purchase-orders/${id}`, { token: of.token })).body;

describe('purchase orders', () => {
  it('R-065: the order document of a public body has a number and the net, VAT and gross amounts', async () => {
    const rennes = await city();
    const issued = await issue(rennes);
    assert.equal(issued.status, 201, issued.text);
    const { number, status, net, vatAmount, gross, lines, vatBreakdown, customer } = issued.body;
    assert.match(number, /^PO-\d{4}-\d{6}$/);
    // 79.00 net, 20 % VAT of 79.00 = 15.80, together 94.80
    assert.deepEqual([net.amount, vatAmount.amount, gross.amount], ['79.00', '15.80', '94.80']);
    assert.deepEqual(
      [status, customer.name, lines[0]!.description],
      ['open', 'Ville de Rennes', 'Essential 100,000, one month'],
    );
    assert.equal(vatBreakdown[0]!.vatRate, '20');
    assert.deepEqual(await read(rennes, issued.body.id), issued.body);
    const list = await world.http.get<{ data: PurchaseOrderBody[] }>('/v1/purchase-orders', { token: rennes.token });
    assert.deepEqual(list.body.data, [issued.body]);
  });

  it('are counted without a gap, also when 16 are written at once', async () => {
    const rennes = await city();
    const written = await Promise.all(Array.from({ length: 16 }, () => issue(rennes)));
    const numbers = written.map(({ body }) => Number(body.number.slice(8))).sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => numbers[0]! + i),
    );
  });

  it('are for nobody else to see', async () => {
    const { body } = await issue(await city());
    const stranger = await city();
    assert.equal((await world.http.get(`/v1/purchase-orders/${body.id}`, { token: stranger.token })).status, 404);
    const refused = await order(stranger, { purchaseOrderId: body.id });
    assert.deepEqual([refused.status, refused.body.code], [422, 'reference_not_found']);
    assert.equal(refused.body.errors?.[0]?.field, 'purchaseOrderId');
  });

  it('are refused to a company, on offers without them, for unknown plans, and before we know who buys', async () => {
    const company = await signUp(world);
    await storeBillingDetails(world, company.id, { customerType: 'company', siren: '732829320' });
    assert.equal((await issue(company)).body.code, 'method_not_available');
    assert.equal((await issue(await city(), 'suite.web')).body.code, 'method_not_available');
    assert.equal((await issue(await city(), 'freemium-fr.free')).body.code, 'validation_failed');
    const { token } = await city();
    const unknown = await world.http.post<PurchaseOrderBody>('/v1/purchase-orders', {
      token,
      body: { planId: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11', interval: 'month' },
    });
    assert.equal(unknown.body.code, 'reference_not_found');
    const body = { planId: await planId(world, PLAN), interval: 'fortnight', price: '1.00' };
    const wrong = await world.http.post<PurchaseOrderBody>('/v1/purchase-orders', { token, body });
    assert.equal(wrong.status, 422);
    assert.deepEqual(wrong.body.errors?.map(({ field }) => field).sort(), ['interval', 'price']);
  });

  it('the same request with its key is the same purchase order', async () => {
    const rennes = await city();
    const body = { planId: await planId(world, PLAN), interval: 'year' };
    const headers = { 'idempotency-key': 'po-once' };
    const post = () =>
      world.http.post<PurchaseOrderBody>('/v1/purchase-orders', { token: rennes.token, body, headers });
    const [first, again] = [await post(), await post()];
    assert.deepEqual(again.body, first.body);
  });
});

describe('ordering by purchase order', () => {
  it('R-065: with a signed one: pending_payment, an open invoice of the same amounts, active when the transfer is booked', async () => {
    const rennes = await city();
    const signed = (await issue(rennes)).body;
    await leave(rennes, 'purchase_order');
    const ordered = await order(rennes, { purchaseOrderId: signed.id });
    assert.deepEqual([ordered.status, ordered.body.status], [201, 'pending_payment'], ordered.text);
    assert.equal(ordered.body.purchaseOrderId, signed.id);
    const [invoice] = await invoicesOf(world, rennes.token);
    assert.deepEqual(
      [invoice!.status, invoice!.net, invoice!.vatAmount, invoice!.gross, invoice!.amountDue],
      ['open', signed.net, signed.vatAmount, signed.gross, signed.gross],
    );
    const now = await read(rennes, signed.id);
    assert.deepEqual([now.status, now.subscriptionId], ['ordered', ordered.body.id]);
    const booked = await world.http.post(`/v1/admin/invoices/${invoice!.id}/payments`, {
      token: await operatorOf(world),
      body: {
        amount: signed.gross,
        kind: 'bank_transfer',
        reference: ordered.body.paymentReference,
        bookedOn: invoice!.issueDate,
        externalId: `booking-${signed.number}`,
      },
    });
    assert.equal(booked.status, 201, booked.text);
    const path = `/v1/subscriptions/${ordered.body.id}`;
    assert.equal((await world.http.get<OrderedBody>(path, { token: rennes.token })).body.status, 'active');
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('without one it is written with the order, and has the number of the next', async () => {
    const rennes = await city();
    const paymentMethod = await leave(rennes, 'purchase_order');
    const ordered = await order(rennes, { paymentMethod });
    assert.deepEqual([ordered.status, ordered.body.status], [201, 'pending_payment'], ordered.text);
    const paper = await read(rennes, ordered.body.purchaseOrderId!);
    assert.deepEqual([paper.status, paper.subscriptionId, paper.gross.amount], ['ordered', ordered.body.id, '94.80']);
    const paid = await order(rennes, { paymentMethod: await leave(rennes, 'bank_transfer') });
    assert.deepEqual([paid.status, paid.body.purchaseOrderId], [201, null], paid.text);
  });

  it('is done once with each, also for eight requests at once', async () => {
    const rennes = await city();
    const signed = (await issue(rennes)).body;
    await leave(rennes, 'purchase_order');
    const answers = await Promise.all(Array.from({ length: 8 }, () => order(rennes, { purchaseOrderId: signed.id })));
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    assert.deepEqual(
      new Set(answers.filter(({ status }) => status !== 201).map(({ status, body }) => `${status} ${body.code}`)),
      new Set(['409 purchase_order_already_used']),
    );
    assert.equal((await invoicesOf(world, rennes.token)).length, 1);
  });

  it('keeps the price that was signed, whatever the plan costs now', async () => {
    const rennes = await city();
    const signed = (await issue(rennes, 'freemium-fr.premium-100k')).body;
    await leave(rennes, 'purchase_order');
    const version = {
      validFrom: toIso(addMs(world.now(), MINUTE_MS)),
      name: 'Premium 100,000',
      tier: 'premium',
      monthlyVolume: 100_000,
      quota: { monthly: 100_000, daily: null },
      prices: [{ interval: 'month', amount: '205.00' }],
      features: {},
    };
    const path = `/v1/admin/plans/${signed.planId}/versions`;
    const dearer = await world.http.post(path, { token: await operatorOf(world), body: version });
    assert.equal(dearer.status, 201, dearer.text);
    await world.advance('PT10M');
    const ordered = await order(rennes, { purchaseOrderId: signed.id }, 'freemium-fr.premium-100k');
    assert.equal(ordered.status, 201, ordered.text);
    const [invoice] = await invoicesOf(world, rennes.token);
    // 105.00 net, as signed, and 21.00 VAT
    assert.deepEqual([invoice!.net.amount, invoice!.gross.amount], ['105.00', '126.00']);
  });

  it('is refused for another plan or interval, with another way to pay, and after thirty days', async () => {
    const rennes = await city();
    const signed = (await issue(rennes)).body;
    const paymentMethod = await leave(rennes, 'purchase_order');
    const bare = await card(world, rennes.token);
    const other = await order(
      rennes,
      { purchaseOrderId: signed.id, paymentMethod },
      'freemium-fr.essential-50k',
      'year',
    );
    assert.deepEqual(
      [other.status, ...(other.body.errors ?? []).map(({ field, code }) => `${field} ${code}`)],
      [422, 'planId not_of_purchase_order', 'interval not_of_purchase_order'],
    );
    const byCard = await order(rennes, { purchaseOrderId: signed.id, paymentMethod: bare });
    assert.deepEqual([byCard.status, byCard.body.errors?.[0]?.field], [422, 'paymentMethod']);
    await world.advance('P31D');
    const late = await order(rennes, { purchaseOrderId: signed.id, paymentMethod });
    assert.deepEqual([late.status, late.body.code], [409, 'purchase_order_expired'], late.text);
    assert.equal((await read(rennes, signed.id)).status, 'expired');
    assert.deepEqual(await invoicesOf(world, rennes.token), []);
  });

  it('what was signed is never changed: the database refuses', async () => {
    const { body } = await issue(await city());
    const change = (set: string) => rows(world, `update purchase_orders set ${set} where number = '${body.number}'`);
    await assert.rejects(change(`bill = '{}'`), /permission denied/);
    await assert.rejects(change(`number = 'PO-1'`), /permission denied/);
  });
});
