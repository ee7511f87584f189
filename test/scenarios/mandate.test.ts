import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bytesAt, printed } from '../integration/billing/documents-in-world.js';
import { ledgerTotal } from '../integration/billing/payments-in-world.js';
import { startWorld, type World } from '../support/world.js';
import { OwnTimePayer } from './own-time-steps.js';

/** Premium 150,000 costs 155.00 and 31.00 of VAT a month; from 7 January 2030 on, in Paris. */
describe('a public body that pays by administrative mandate', () => {
  let world: World;
  let payer: OwnTimePayer;
  let id: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-07T10:00:00Z');
    payer = await OwnTimePayer.signUp(world, 'freemium-fr', 'admin_mandate', 'public_body');
  });
  after(() => world.close());
  const status = async (): Promise<string> => (await payer.get(id)).status;

  it('R-064: below 150,000 a month it may not', async () => {
    const refused = await payer.buy('freemium-fr.premium-100k');
    assert.equal(refused.status, 422, refused.text);
    assert.equal(refused.body.code, 'method_not_available');
    assert.deepEqual(await payer.invoices(), []);
  });

  it('R-064: from 150,000 on it is served on the order, and has thirty days to pay', async () => {
    const ordered = await payer.buy('freemium-fr.premium-150k');
    assert.equal(ordered.status, 201, ordered.text);
    id = ordered.body.id;
    assert.equal(await status(), 'active');
    const [invoice] = await payer.invoices();
    assert.deepEqual([invoice!.status, invoice!.dueDate, invoice!.gross.amount], ['open', '2030-02-06', '186.00']);
  });

  it('the next month begins although the first one is not paid yet', async () => {
    await world.moveTo('2030-02-07T10:00:00Z');
    assert.equal(await status(), 'active');
    assert.deepEqual(await payer.billed(), ['2030-01-07 186.00 open', '2030-02-07 186.00 open']);
    assert.deepEqual((await payer.get(id)).currentPeriod, { start: '2030-02-07', end: '2030-03-07' });
  });

  it('what is paid within its time changes nothing else', async () => {
    const first = (await payer.invoices()).at(-1)!;
    assert.equal((await payer.book(first, '186.00', 'admin_mandate')).status, 201);
    await world.moveTo('2030-02-21T10:00:00Z');
    assert.equal(await status(), 'active');
  });

  it('two weeks after an invoice was due service stops, and what it cost is still owed', async () => {
    await world.moveTo('2030-03-23T10:00:00Z');
    assert.equal(await status(), 'active', 'due on 9 March: until 23 March');
    await world.moveTo('2030-03-24T10:00:00Z');
    assert.equal(await status(), 'ended');
    assert.deepEqual((await payer.billed()).slice(1), ['2030-02-07 186.00 open', '2030-03-07 186.00 open']);
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('R-065: what was ordered by purchase order is renewed on account, each invoice with the number that the buyer gave for it', async () => {
    const buyer = await OwnTimePayer.signUp(world, 'freemium-fr', 'purchase_order', 'public_body');
    await buyer.refer('ENGAGEMENT-2030-1');
    const ordered = await buyer.buy('freemium-fr.essential-100k');
    assert.equal(ordered.status, 201, ordered.text);
    const [first] = await buyer.invoices();
    assert.equal(first!.status, 'open');
    assert.equal((await buyer.book(first!, '94.80')).status, 201);
    await buyer.refer('ENGAGEMENT-2030-2');
    // A month after 24 March; nothing is charged, and nothing stops while the accountant works.
    await world.moveTo('2030-04-25T10:00:00Z');
    assert.equal((await buyer.get(ordered.body.id)).status, 'active');
    assert.deepEqual(await buyer.billed(), ['2030-03-24 94.80 paid', '2030-04-24 94.80 open']);
    const [second] = await buyer.invoices();
    assert.equal(second!.dueDate, '2030-05-24');
    for (const [invoice, said, not] of [
      [first!, 'ENGAGEMENT-2030-1', 'ENGAGEMENT-2030-2'],
      [second!, 'ENGAGEMENT-2030-2', 'ENGAGEMENT-2030-1'],
    ] as const) {
      const text = printed((await bytesAt(world, `/v1/invoices/${invoice.id}/pdf`, buyer.token)).bytes);
      assert.ok(text.includes(said) && !text.includes(not), `${invoice.number} is about ${said}`);
      const xml = (await bytesAt(world, `/v1/invoices/${invoice.id}/xml`, buyer.token)).bytes.toString();
      // BT-13
      assert.match(xml, new RegExp(`<ram:BuyerOrderReferencedDocument>\\s*<ram:IssuerAssignedID>${said}<`));
    }
    // Due on 24 May and two weeks more: until 7 June.
    await world.moveTo('2030-06-07T10:00:00Z');
    assert.equal((await buyer.get(ordered.body.id)).status, 'active');
    await world.moveTo('2030-06-08T10:00:00Z');
    assert.equal((await buyer.get(ordered.body.id)).status, 'ended');
  });

  it('who buys by purchase order is told two weeks before what the next term costs; what comes under that pays it, also late', async () => {
    const buyer = await OwnTimePayer.signUp(world, 'freemium-fr', 'purchase_order', 'public_body');
    const ordered = await buyer.buy('freemium-fr.essential-100k');
    assert.equal(ordered.status, 201, ordered.text);
    assert.equal((await buyer.book((await buyer.invoices())[0]!, '94.80')).status, 201);
    await world.moveTo('2030-06-25T10:00:00Z');
    const [told, ...others] = await buyer.proFormas();
    assert.deepEqual([told?.gross.amount, others], ['94.80', []]);
    await buyer.transfer('94.80', told!.paymentReference);
    assert.equal(await buyer.balance(), '94.80');
    await world.moveTo('2030-07-08T10:00:00Z');
    assert.deepEqual(await buyer.billed(), ['2030-06-08 94.80 paid', '2030-07-08 94.80 paid']);
    assert.equal(await buyer.balance(), '0.00');
    // What has not come by then is waited for as before: the term begins on account.
    await world.moveTo('2030-08-09T10:00:00Z');
    assert.equal((await buyer.get(ordered.body.id)).status, 'active');
    assert.equal((await buyer.billed()).at(-1), '2030-08-08 94.80 open');
    await buyer.transfer('94.80', (await buyer.proFormas())[0]!.paymentReference);
    await world.moveTo('2030-08-10T10:00:00Z');
    assert.equal((await buyer.billed()).at(-1), '2030-08-08 94.80 paid');
    assert.equal(await buyer.balance(), '0.00');
    assert.equal(await ledgerTotal(world), '0.00');
  });
});
