import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { parseWireId } from '../../src/kernel/ids.js';
import { TellPayerOfInvoice } from '../../src/modules/notifications/use-cases/tell-payer-of-invoice.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { bytesAt, printed } from '../integration/billing/documents-in-world.js';
import { storeBillingDetails } from '../integration/billing/billing-details-in-world.js';
import { planId } from '../integration/billing/account-in-world.js';
import { plainTextOf } from '../support/mail-text.js';
import { PdfReader } from '../support/pdf-reader.js';
import { startWorld, type World } from '../support/world.js';
import { Buying, mailsOf } from './buying-steps.js';

/** Decoded as the reader's mail program does it. */
async function attached(
  raw: string,
): Promise<{ filename: string | undefined; contentType: string; content: Buffer }[]> {
  const { attachments } = await simpleParser(raw);
  return attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content }));
}

const ACCOUNTING = 'accounting@firm.example';

/** From 1 March 2030 on: a customer who pays by card, and one who pays by transfer. */
describe('invoices by mail', () => {
  let world: World;
  let buyer: Buying;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-03-01T10:00:00Z');
    buyer = await Buying.signUp(world, 'relay');
    assert.equal((await buyer.buy('relay.1000')).status, 201);
  });
  after(() => world.close());

  it('R-051: the confirmation that the subscription is open carries its invoice, and no other mail does', async () => {
    const mail = await world.inbox.notification(buyer.email, 'subscription-opened');
    const [invoice] = await buyer.invoices();
    const [pdf, ...others] = await attached(mail.raw);
    assert.deepEqual(others, []);
    assert.equal(pdf?.contentType, 'application/pdf');
    assert.equal(pdf.filename, `invoice-${invoice!.number}.pdf`);
    const token = buyer.customer.accessToken;
    const { bytes } = await bytesAt(world, `/v1/invoices/${invoice!.id}/pdf`, token);
    assert.ok(bytes.equals(pdf.content), 'the mail has the archived bytes');
    assert.ok(new PdfReader(pdf.content).pages().join('\n').includes(invoice!.number));
    assert.equal((await mailsOf(world, buyer.email, 'invoice')).length, 0);
  });

  it('a month later the renewal’s invoice comes by a mail of its own', async () => {
    await world.moveTo('2030-04-01T10:00:00Z');
    const mail = await world.inbox.notification(buyer.email, 'invoice');
    const [invoice] = await buyer.invoices();
    const [pdf] = await attached(mail.raw);
    assert.equal(pdf?.filename, `invoice-${invoice!.number}.pdf`);
    assert.match(mail.raw, new RegExp(`^Subject: Invoice ${invoice!.number}\r?$`, 'm'));
    assert.ok(plainTextOf(mail.raw).includes('It is paid; there is nothing to do.'));
  });

  it('however often an invoice is told, its mail is written once', async () => {
    const [invoice] = await buyer.invoices();
    const again = () =>
      world.app
        .get(UnitOfWork)
        .runAsWorker((tx) => world.app.get(TellPayerOfInvoice).in(tx, parseWireId('inv', invoice!.id)!));
    await Promise.all([again(), again()]);
    await again();
    assert.equal((await mailsOf(world, buyer.email, 'invoice')).length, 1);
  });

  it('who names an address for invoices gets them there too, also the first one', async () => {
    const firm = await Buying.signUp(world, 'relay');
    await storeBillingDetails(world, parseWireId('acc', firm.customer.accountId)!, { invoiceEmail: ACCOUNTING });
    assert.equal((await firm.buy('relay.1000')).status, 201);
    const mail = await world.inbox.notification(ACCOUNTING, 'invoice');
    const [invoice] = await firm.invoices();
    assert.equal((await attached(mail.raw))[0]?.filename, `invoice-${invoice!.number}.pdf`);
    await world.inbox.notification(firm.email, 'subscription-opened');
    assert.equal((await mailsOf(world, firm.email, 'invoice')).length, 0);
    assert.equal((await mailsOf(world, ACCOUNTING, 'subscription-opened')).length, 0);
  });

  it('who pays by transfer is told where to and by which reference, and gets the invoice with it', async () => {
    const payer = await Buying.signUp(world, 'freemium-fr');
    const token = payer.customer.accessToken;
    const method = await world.http.post<{ id: string }>('/v1/payment-methods', {
      token,
      body: { kind: 'bank_transfer' },
    });
    assert.equal(method.status, 201, method.text);
    const body = {
      planId: await planId(world, 'freemium-fr.essential-30k'),
      interval: 'year',
      paymentMethod: method.body.id,
    };
    const ordered = await world.http.post('/v1/subscriptions', { token, body });
    assert.ok(ordered.status < 300, ordered.text);
    const mail = await world.inbox.notification(payer.email, 'invoice');
    const [invoice] = await payer.invoices();
    const text = plainTextOf(mail.raw);
    for (const said of ['FR76 3000 6000 0112 3456 7890 189', `RF-${invoice!.number}`, invoice!.dueDate]) {
      assert.ok(text.includes(said), said);
    }
    assert.equal((await attached(mail.raw)).length, 1);
    assert.equal((await mailsOf(world, payer.email, 'subscription-opened')).length, 0);
  });

  it('a credit note comes by mail, and says which invoice it takes back', async () => {
    const [invoice] = await buyer.invoices();
    const credited = await world.http.post<{ number: string }>(`/v1/admin/invoices/${invoice!.id}/credit`, {
      token: await world.operator(),
      body: { reason: 'As agreed' },
    });
    assert.equal(credited.status, 201, credited.text);
    const mail = await world.inbox.notification(buyer.email, 'credit-note');
    assert.equal((await attached(mail.raw))[0]?.filename, `credit-note-${credited.body.number}.pdf`);
    assert.ok(plainTextOf(mail.raw).includes(`for invoice ${invoice!.number}`));
  });

  it('the receipt for a deposit comes with the mail that says that the money is there', async () => {
    const payer = await Buying.signUp(world, 'freemium-fr');
    const token = payer.customer.accessToken;
    const made = await world.http.post<{ receiptNumber: string }>('/v1/wallet/deposits', {
      token,
      body: { amount: '50.00' },
    });
    assert.equal(made.status, 201, made.text);
    const mail = await world.inbox.notification(payer.email, 'deposit-received');
    const [pdf] = await attached(mail.raw);
    assert.equal(pdf?.filename, `receipt-${made.body.receiptNumber}.pdf`);
    assert.ok(printed(pdf.content).includes('€50.00'));
  });
});
