import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { PdfReader } from '../support/pdf-reader.js';
import { startWorld, type World } from '../support/world.js';
import { bytesAt } from '../integration/billing/documents-in-world.js';
import { Buying, mailsOf } from './buying-steps.js';

/** Decoded as the reader's mail program does it. */
async function attached(raw: string): Promise<{ filename: string | undefined; contentType: string; content: Buffer }[]> {
  const { attachments } = await simpleParser(raw);
  return attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content }));
}

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

  it('R-051: the confirmation that the subscription is open carries its invoice, and nothing else does', async () => {
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

  it('a month later the renewal’s invoice comes by a mail of its own, once', async () => {
    await world.moveTo('2030-04-01T10:00:00Z');
    const mail = await world.inbox.notification(buyer.email, 'invoice');
    const [invoice] = await buyer.invoices();
    const [pdf] = await attached(mail.raw);
    assert.equal(pdf?.filename, `invoice-${invoice!.number}.pdf`);
    assert.match(mail.raw, new RegExp(`^Subject: Invoice ${invoice!.number}\r?$`, 'm'));
    assert.equal((await mailsOf(world, buyer.email, 'invoice')).length, 1);
  });
});
