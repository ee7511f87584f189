import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bytesAt, printed } from '../integration/billing/documents-in-world.js';
import { ledgerTotal } from '../integration/billing/payments-in-world.js';
import { startWorld, type World } from '../support/world.js';
import { OwnTimePayer, type ProFormaBody } from './own-time-steps.js';

/** The smallest relay plan costs 9.90 and 1.98 of VAT a month; from Monday 7 January 2030 on, in Paris. */
describe('a plan paid by transfer', () => {
  let world: World;
  let payer: OwnTimePayer;
  let id: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-07T10:00:00Z');
    payer = await OwnTimePayer.signUp(world, 'relay', 'bank_transfer');
  });
  after(() => world.close());
  const mayUseIt = async (): Promise<boolean> => (await payer.get(id)).status === 'active';

  it('R-040: ordered on Monday it waits, with an open invoice that says what to write on the transfer', async () => {
    const ordered = await payer.buy('relay.1000');
    assert.equal(ordered.status, 201, ordered.text);
    const { status, paymentReference, payBy, paymentState } = ordered.body;
    assert.deepEqual([status, payBy, paymentState], ['pending_payment', '2030-02-06', null]);
    id = ordered.body.id;
    const [invoice] = await payer.invoices();
    assert.deepEqual([invoice!.status, invoice!.gross.amount], ['open', '11.88']);
    assert.equal(paymentReference, `RF-${invoice!.number}`);
    assert.equal(await mayUseIt(), false);
  });

  it('R-062: a part of it leaves the invoice partially paid, and nothing begins', async () => {
    await world.moveTo('2030-01-09T10:00:00Z');
    const [invoice] = await payer.invoices();
    assert.equal((await payer.book(invoice!, '11.00')).status, 201);
    assert.deepEqual(await payer.billed(), ['2030-01-07 11.88 partially_paid']);
    assert.equal(await mayUseIt(), false);
  });

  it('R-040: on Thursday the rest is booked, and it works', async () => {
    await world.moveTo('2030-01-10T10:00:00Z');
    const [invoice] = await payer.invoices();
    await payer.transfer('0.88', `Facture RF-${invoice!.number} merci`);
    assert.deepEqual(await payer.billed(), ['2030-01-07 11.88 paid']);
    assert.equal(await mayUseIt(), true);
    assert.deepEqual((await payer.get(id)).currentPeriod, { start: '2030-01-10', end: '2030-02-10' });
    assert.equal(await payer.mails('subscription-opened'), 1);
  });

  it('two weeks before the end a pro-forma says what to transfer; it is no invoice', async () => {
    await world.moveTo('2030-01-26T10:00:00Z');
    assert.deepEqual(await payer.proFormas(), []);
    await world.moveTo('2030-01-27T10:00:00Z');
    const [proForma] = await payer.proFormas();
    assert.deepEqual([proForma!.gross.amount, proForma!.payBy], ['11.88', '2030-02-09']);
    assert.equal(await payer.mails('pro-forma'), 1);
    assert.equal((await payer.invoices()).length, 1);
  });

  it('it is a PDF as well, with its number, its reference and our account, and for nobody else', async () => {
    const [{ id: proFormaId, number, paymentReference }] = (await payer.proFormas()) as [ProFormaBody];
    const path = `/v1/pro-formas/${proFormaId}/pdf`;
    const { status, headers, bytes } = await bytesAt(world, path, payer.token);
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/pdf');
    assert.equal(headers.get('content-disposition'), `attachment; filename="pro-forma-invoice-${number}.pdf"`);
    const text = printed(bytes);
    for (const said of [
      `No. ${number}`,
      paymentReference,
      '€9.90',
      '€1.98',
      '€11.88',
      '9 February 2030',
      'FR76 3000',
    ]) {
      assert.ok(text.includes(said), `${said} is printed`);
    }
    assert.ok(text.includes('This document is not an invoice'));
    assert.ok((await bytesAt(world, path, payer.token)).bytes.equals(bytes), 'the same bytes each time');
    const stranger = await OwnTimePayer.signUp(world, 'relay', 'bank_transfer');
    assert.equal((await bytesAt(world, path, stranger.token)).status, 404);
    assert.equal((await bytesAt(world, path)).status, 401);
  });

  it('money that came under it pays the renewal, on the day', async () => {
    const [proForma] = await payer.proFormas();
    await payer.transfer('11.88', proForma!.paymentReference);
    assert.equal(await payer.balance(), '11.88');
    await world.moveTo('2030-02-10T10:00:00Z');
    assert.equal(await payer.balance(), '0.00');
    assert.deepEqual((await payer.billed()).slice(1), ['2030-02-10 11.88 paid']);
    assert.equal(await mayUseIt(), true);
  });

  it('without money the plan expires with its term, and no invoice is made', async () => {
    await world.moveTo('2030-03-10T10:00:00Z');
    assert.equal((await payer.get(id)).status, 'expired');
    assert.equal((await payer.invoices()).length, 2);
  });

  it('R-071: money that comes within ten days renews it from the day on which it ended', async () => {
    await world.moveTo('2030-03-15T10:00:00Z');
    const [proForma] = await payer.proFormas();
    await payer.transfer('11.88', proForma!.paymentReference);
    await world.advance('PT1M');
    const { status, currentPeriod } = await payer.get(id);
    assert.deepEqual([status, currentPeriod], ['active', { start: '2030-03-10', end: '2030-04-10' }]);
    assert.equal((await payer.billed()).at(-1), '2030-03-15 11.88 paid');
    assert.equal(await ledgerTotal(world), '0.00');
  });
});

describe('an order by transfer that nobody pays', () => {
  it('lapses two weeks after the invoice was due; what came of it is in the wallet', async () => {
    const world = await startWorld({ API_RATE_LIMIT: '1000000' });
    try {
      await world.moveTo('2030-01-07T10:00:00Z');
      const payer = await OwnTimePayer.signUp(world, 'relay', 'bank_transfer');
      const { id } = (await payer.buy('relay.1000')).body;
      const [invoice] = await payer.invoices();
      await payer.book(invoice!, '5.00');
      await world.moveTo('2030-02-20T10:00:00Z');
      assert.equal((await payer.get(id)).status, 'pending_payment');
      await world.moveTo('2030-02-21T10:00:00Z');
      assert.equal((await payer.get(id)).status, 'ended');
      assert.deepEqual(await payer.billed(), ['2030-01-07 11.88 credited']);
      assert.equal(await payer.balance(), '5.00');
      await payer.book(invoice!, '6.88');
      assert.equal(await payer.balance(), '11.88', 'late money is not lost');
      assert.equal((await payer.get(id)).status, 'ended');
      assert.equal(await ledgerTotal(world), '0.00');
    } finally {
      await world.close();
    }
  });
});
