import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { PdfReader } from '../../support/pdf-reader.js';
import { startWorld, type World } from '../../support/world.js';
import { signUp } from './account-in-world.js';
import { bytesAt } from './documents-in-world.js';
import { type Buyer, card, invoicesOf, operatorOf, orderSeats, suiteCustomer } from './payments-in-world.js';

describe('invoices as files', () => {
  let world: World;
  let buyer: Buyer;
  let invoice: Awaited<ReturnType<typeof invoicesOf>>[number];
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    buyer = await suiteCustomer(world);
    await card(world, buyer.token);
    assert.equal((await orderSeats(world, buyer, 2)).status, 201);
    invoice = (await invoicesOf(world, buyer.token))[0]!;
  });
  after(() => world.close());

  const download = (path: string, token = buyer.token, headers: Record<string, string> = {}) =>
    bytesAt(world, `/v1/invoices/${invoice.id}${path}`, token, headers);

  it('R-052: an invoice is downloaded as a PDF whose text says its number', async () => {
    const { status, headers, bytes } = await download('/pdf');
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/pdf');
    assert.equal(headers.get('content-disposition'), `attachment; filename="invoice-${invoice.number}.pdf"`);
    assert.equal(headers.get('content-length'), String(bytes.length));
    assert.equal(bytes.toString('latin1', 0, 5), '%PDF-');
    assert.ok(new PdfReader(bytes).pages().join('\n').includes(invoice.number));
  });
});
