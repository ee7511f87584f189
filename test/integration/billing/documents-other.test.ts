import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PdfReader } from '../../support/pdf-reader.js';
import { startWorld, type World } from '../../support/world.js';
import { planId, signUp } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { bytesAt, printed } from './documents-in-world.js';
import {
  type Buyer,
  card,
  type InvoiceBody,
  invoicesOf,
  type Money,
  operatorOf,
  orderSeats,
  suiteCustomer,
} from './payments-in-world.js';

describe('credit notes and receipts as files', () => {
  let world: World;
  let buyer: Buyer;
  let stranger: Buyer;
  let invoice: InvoiceBody;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    [buyer, stranger] = [await suiteCustomer(world), await suiteCustomer(world)];
    await card(world, buyer.token);
    assert.equal((await orderSeats(world, buyer, 2)).status, 201);
    invoice = (await invoicesOf(world, buyer.token))[0]!;
  });
  after(() => world.close());

  it('a credit note says what it takes back, why, and where the money went', async () => {
    const staff = await operatorOf(world);
    const credited = await world.http.post<{ id: string; number: string }>(`/v1/admin/invoices/${invoice.id}/credit`, {
      token: staff,
      body: { reason: 'One seat too many', net: { amount: '100.00', currency: 'EUR' } },
    });
    assert.equal(credited.status, 201, credited.text);
    const { id, number } = credited.body;
    const { status, headers, bytes } = await bytesAt(world, `/v1/credit-notes/${id}/pdf`, buyer.token);
    assert.equal(status, 200);
    assert.equal(headers.get('content-disposition'), `attachment; filename="credit-note-${number}.pdf"`);
    // 100.00 net + 20 % = 120.00
    const text = printed(bytes);
    for (const said of [number, invoice.number, '€100.00', '20%', '€20.00', '€120.00', 'Reason: One seat too many']) {
      assert.ok(text.includes(said), `${said} is printed`);
    }
    assert.ok(text.includes('What had been paid, €120.00, is kept in your wallet.'));
    const xml = await bytesAt(world, `/v1/credit-notes/${id}/xml`, buyer.token);
    assert.ok(new PdfReader(bytes).attachments().get('factur-x.xml')?.equals(xml.bytes));
    assert.ok(xml.bytes.toString().includes('<ram:TypeCode>381</ram:TypeCode>'));
    for (const format of ['pdf', 'xml']) {
      assert.equal((await bytesAt(world, `/v1/credit-notes/${id}/${format}`, stranger.token)).status, 404);
      const path = `/v1/admin/credit-notes/${id}/${format}`;
      assert.equal((await bytesAt(world, path, buyer.token)).status, 403);
      const theirs = await bytesAt(world, path, staff);
      assert.ok(theirs.bytes.equals(format === 'pdf' ? bytes : xml.bytes));
    }
  });

  it('money that was paid in has a receipt that names no VAT', async () => {
    const payer = await signUp(world, 'freemium-fr');
    const methodId = await card(world, payer.token);
    const made = await world.http.post<{ id: string; receiptNumber: string }>('/v1/wallet/deposits', {
      token: payer.token,
      body: { amount: '50.00', paymentMethod: methodId },
    });
    assert.equal(made.status, 201, made.text);
    const path = `/v1/wallet/deposits/${made.body.id}/pdf`;
    const { status, headers, bytes } = await bytesAt(world, path, payer.token);
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/pdf');
    const text = printed(bytes);
    for (const said of ['Receipt', made.body.receiptNumber, '€50.00', 'Card']) assert.ok(text.includes(said), said);
    assert.ok(!text.includes('20%'));
    assert.equal(new PdfReader(bytes).attachments().size, 0);
    assert.equal((await bytesAt(world, path, stranger.token)).status, 404);
    const unknown = '/v1/wallet/deposits/dep_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11/pdf';
    assert.equal((await bytesAt(world, unknown, payer.token)).status, 404);
  });

  it('R-065: a purchase order is a document with a number, net, VAT and gross, and a place to sign', async () => {
    const city = await signUp(world);
    await storeBillingDetails(world, city.id, {
      customerType: 'public_body',
      name: 'Ville de Rennes',
      siren: '213502388',
    });
    const body = { planId: await planId(world, 'freemium-fr.essential-100k'), interval: 'month' };
    const made = await world.http.post<Order>('/v1/purchase-orders', { token: city.token, body });
    assert.equal(made.status, 201, made.text);
    const { id, number, net, vatAmount, gross } = made.body;
    const { status, headers, bytes } = await bytesAt(world, `/v1/purchase-orders/${id}/pdf`, city.token);
    assert.equal(status, 200);
    assert.equal(headers.get('content-disposition'), `attachment; filename="purchase-order-${number}.pdf"`);
    const lines = printed(bytes).split('\n');
    for (const said of [`No. ${number}`, ...[net, vatAmount, gross].map(euros), 'Date, name, signature and stamp']) {
      assert.ok(lines.includes(said), `${said} is printed`);
    }
    assert.equal((await bytesAt(world, `/v1/purchase-orders/${id}/pdf`, stranger.token)).status, 404);
  });
});

interface Order {
  id: string;
  number: string;
  net: Money;
  vatAmount: Money;
  gross: Money;
}

/** As an English document writes it. */
function euros({ amount }: Money): string {
  return `€${amount.replace(/\B(?=(\d{3})+\.)/g, ',')}`;
}
