import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { balanceOf, credit, type CreditNoteBody, creditNotesOf } from './credit-notes-in-world.js';
import { book, EUR, invoiceNow, openInvoice, walletOf } from './open-invoices-in-world.js';
import {
  type AddOnBody,
  type Buyer,
  card,
  gatewayEvent,
  type InvoiceBody,
  invoicesOf,
  operatorOf,
  orderSeats,
  suiteCustomer,
  trialBalance,
} from './payments-in-world.js';

describe('credit notes', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ DATABASE_POOL: '60' });
  });
  after(() => world.close());

  const addOnsOf = async (buyer: Buyer): Promise<string[]> => {
    const path = `/v1/subscriptions/${buyer.subscriptionId}/add-ons`;
    const { body } = await world.http.get<{ data: AddOnBody[] }>(path, { token: buyer.token });
    return body.data.map(({ status }) => status);
  };
  const paidInvoice = async (buyer: Buyer, seats = 1): Promise<InvoiceBody> => {
    await orderSeats(world, buyer, seats, await card(world, buyer.token));
    return (await invoicesOf(world, buyer.token))[0]!;
  };

  it('a paid invoice is credited whole: the document mirrors it, and what was paid is in the wallet', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await paidInvoice(buyer, 2);
    const { status, body, text } = await credit(world, invoice.id);
    assert.equal(status, 201, text);
    assert.match(body.number, /^AV-\d{4}-\d{6}$/);
    // 2 × 100.00 + 40.00
    assert.deepEqual([body.net, body.vatAmount, body.gross], [EUR('200.00'), EUR('40.00'), EUR('240.00')]);
    assert.deepEqual([body.invoiceId, body.invoiceNumber, body.invoiceDate], [invoice.id, invoice.number, invoice.issueDate]); // prettier-ignore
    assert.deepEqual([body.reason, body.refund, body.refunded], ['Ordered by mistake.', 'wallet', EUR('240.00')]);
    assert.deepEqual([body.lines, body.vatBreakdown, body.customer], [invoice.lines, invoice.vatBreakdown, invoice.customer]); // prettier-ignore
    const after = await invoiceNow(world, buyer, invoice.id);
    assert.deepEqual([after.status, after.amountPaid.amount, after.amountDue.amount], ['credited', '240.00', '0.00']);
    assert.equal(await walletOf(world, buyer), '240.00');
    assert.deepEqual([await balanceOf(world, buyer), await balanceOf(world, buyer, 'wallet')], [0, -24000]);
    assert.deepEqual(await addOnsOf(buyer), ['active'], 'what was bought goes on until somebody ends it');
  });

  it('parts add up to the invoice to the cent, and not a cent more is credited', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await paidInvoice(buyer);
    const parts: CreditNoteBody[] = [];
    for (const net of ['33.33', '33.33', '33.33']) parts.push((await credit(world, invoice.id, { net })).body);
    // 33.33 × 20 % = 6.666 → 6.67; three of them are 20.01 and the invoice has 20.00: 0.01 × 20 % = 0.002 → the rest is −0.01
    assert.deepEqual(parts.map(({ vatAmount }) => vatAmount.amount), ['6.67', '6.67', '6.66']); // prettier-ignore
    assert.equal((await credit(world, invoice.id, { net: '0.02' })).body.code, 'credit_exceeds_invoice');
    const last = await credit(world, invoice.id);
    assert.deepEqual([last.body.net.amount, last.body.vatAmount.amount], ['0.01', '0.00']);
    assert.equal((await invoiceNow(world, buyer, invoice.id)).status, 'credited');
    const again = await credit(world, invoice.id);
    assert.deepEqual([again.status, again.body.code], [409, 'credit_exceeds_invoice']);
    assert.equal(await walletOf(world, buyer), '120.00');
    assert.equal(await balanceOf(world, buyer), 0);
  });

  it('the books take back income and VAT of the same place and rate by new entries', async () => {
    const before = await trialBalance(world);
    const balance = (of: typeof before, account: string) => Number(of.accounts.find((one) => one.account === account)?.balance ?? 0); // prettier-ignore
    const buyer = await suiteCustomer(world);
    const invoice = await paidInvoice(buyer);
    await credit(world, invoice.id);
    const after = await trialBalance(world);
    for (const account of ['income_seats', 'vat_payable:FR_METRO:20']) {
      assert.equal(balance(after, account), balance(before, account), account);
    }
    const about = `('invoice:${parseWireId('inv', invoice.id)}', 'credit_note:${parseWireId('crn', (await creditNotesOf(world, buyer))[0]!.id)}')`;
    const [posted] = await rows<{ n: number }>(world, `select count(*)::int as n from ledger_transactions where about in ${about}`); // prettier-ignore
    assert.equal(posted?.n, 2);
    assert.equal(after.total, '0.00');
  });

  it('an open invoice that is credited whole is owed no more, and its order is dropped', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const { body } = await credit(world, invoice.id);
    assert.deepEqual([body.refund, body.refunded.amount], ['none', '0.00']);
    assert.deepEqual(await addOnsOf(buyer), ['refused']);
    assert.equal(await balanceOf(world, buyer), 0);
    const late = await book(world, invoice, '120.00');
    assert.deepEqual([late.body.status, late.body.overpaid.amount], ['credited', '120.00']);
    assert.deepEqual([await addOnsOf(buyer), await walletOf(world, buyer)], [['refused'], '120.00']);
  });

  it('a part of an open invoice lowers what is due; what is due then begins what was bought', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    await credit(world, invoice.id, { net: '50.00' });
    assert.equal((await invoiceNow(world, buyer, invoice.id)).amountDue.amount, '60.00');
    assert.equal((await book(world, invoice, '60.00')).body.status, 'paid');
    assert.deepEqual(await addOnsOf(buyer), ['active']);
  });

  it('crediting what is still due of a partially paid one pays it, and what was bought begins', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    await book(world, invoice, '60.00');
    const { body } = await credit(world, invoice.id, { net: '50.00' });
    assert.equal(body.refund, 'none');
    assert.equal((await invoiceNow(world, buyer, invoice.id)).status, 'paid');
    assert.deepEqual(await addOnsOf(buyer), ['active']);
    // 100.00 of 120.00 paid, 60.00 credited: 40.00 + VAT 0.00 … the rest of 60.00 goes back
    await credit(world, invoice.id);
    assert.equal(await walletOf(world, buyer), '60.00');
    assert.equal(await balanceOf(world, buyer), 0);
  });

  it('what was paid by card goes back to the card when staff say so', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await paidInvoice(buyer);
    const { body } = await credit(world, invoice.id, { net: '50.00', refund: 'payment_method' });
    assert.deepEqual([body.refund, body.refunded.amount], ['payment_method', '60.00']);
    await eventually('the refund is booked', async () => (await balanceOf(world, buyer)) === 0);
    assert.equal(await walletOf(world, buyer), '0.00');
    const [refund] = await rows<{ state: string; amount: string }>(
      world,
      `select state, amount_minor::text as amount from payment_refunds where account_id = '${buyer.id}'`,
    );
    assert.deepEqual(refund, { state: 'succeeded', amount: '6000' });
  });

  it('what a bank takes back after it was credited is not given twice: the wallet gives it up, as far as it has it', async () => {
    const buyer = await suiteCustomer(world);
    const { body } = await orderSeats(world, buyer, 1, await card(world, buyer.token));
    await credit(world, body.invoiceId!, { net: '50.00' });
    assert.equal(await walletOf(world, buyer), '60.00');
    await gatewayEvent(world, body.paymentId!, 'evt-returned-after-credit', 'returned');
    const invoice = await invoiceNow(world, buyer, body.invoiceId!);
    // 120.00 paid and 60.00 given back; the bank took all of it
    assert.deepEqual([invoice.status, invoice.amountDue.amount], ['open', '60.00']);
    assert.equal(await walletOf(world, buyer), '0.00');
    assert.equal(await balanceOf(world, buyer), 6000);
  });

  it('what came by transfer cannot go back to a card: nothing is credited', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    await book(world, invoice, '120.00');
    const answer = await credit(world, invoice.id, { refund: 'payment_method' });
    assert.deepEqual([answer.status, answer.body.code], [409, 'payment_not_refundable']);
    assert.equal((await invoiceNow(world, buyer, invoice.id)).status, 'paid');
    assert.deepEqual(await creditNotesOf(world, buyer), []);
  });

  it('customers read their own, newest first, in the shape of invoices; strangers none', async () => {
    const [buyer, stranger] = [await suiteCustomer(world), await suiteCustomer(world)];
    const invoice = await paidInvoice(buyer);
    const made: string[] = [];
    for (const net of ['10.00', '20.00', '30.00']) made.unshift((await credit(world, invoice.id, { net })).body.id);
    assert.deepEqual((await creditNotesOf(world, buyer)).map(({ id }) => id), made); // prettier-ignore
    const one = await world.http.get<CreditNoteBody>(`/v1/credit-notes/${made[0]}`, { token: buyer.token });
    const ofInvoice = await invoiceNow(world, buyer, invoice.id);
    const missing = Object.keys(ofInvoice).filter((key) => !(key in one.body) && !['amountCredited', 'amountRefunded', 'bankTransfer', 'replacesInvoiceId'].includes(key)); // prettier-ignore
    assert.deepEqual(missing, []);
    assert.equal((await world.http.get(`/v1/credit-notes/${made[0]}`, { token: stranger.token })).status, 404);
    assert.deepEqual(await creditNotesOf(world, stranger), []);
    const staff = await world.http.get<{ data: CreditNoteBody[] }>(`/v1/admin/credit-notes?invoiceId=${invoice.id}`, {
      token: await operatorOf(world),
    });
    assert.deepEqual(staff.body.data.map(({ id }) => id), made); // prettier-ignore
    assert.equal((await world.http.get('/v1/admin/credit-notes', { token: buyer.token })).status, 403);
  });

  it('a reason is needed, and an amount above nothing in euros', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await paidInvoice(buyer);
    const path = `/v1/admin/invoices/${invoice.id}/credit`;
    for (const [body, field] of [
      [{}, 'reason'],
      [{ reason: '' }, 'reason'],
      [{ reason: 'x', net: EUR('0.00') }, 'net'],
      [{ reason: 'x', net: EUR('-1.00') }, 'net'],
      [{ reason: 'x', net: { amount: '1.00', currency: 'USD' } }, 'net'],
      [{ reason: 'x', net: 1 }, 'net'],
      [{ reason: 'x', refund: 'cheque' }, 'refund'],
    ] as const) {
      const answer = await world.http.post<CreditNoteBody>(path, { token: await operatorOf(world), body });
      assert.deepEqual([answer.status, answer.body.errors?.map((error) => error.field)], [422, [field]]);
    }
    assert.equal((await world.http.post(path, { token: buyer.token, body: { reason: 'x' } })).status, 403);
  });

  it('sales to EU customers count down when they are credited', async () => {
    const buyer = await suiteCustomer(world, false);
    await storeBillingDetails(world, buyer.id, { customerType: 'consumer', name: 'Eva', country: 'DE' });
    const turnover = async () =>
      Number((await rows<{ net: string }>(world, 'select coalesce(sum(net_minor), 0)::text as net from eu_turnover_years'))[0]!.net); // prettier-ignore
    const before = await turnover();
    const invoice = await paidInvoice(buyer);
    assert.equal(await turnover(), before + 10000);
    await credit(world, invoice.id, { net: '40.00' });
    assert.equal(await turnover(), before + 6000);
    await credit(world, invoice.id);
    assert.equal(await turnover(), before);
  });

  it('R-069: a cancelled subscription that is not used is not paid back', async () => {
    const buyer = await suiteCustomer(world);
    await paidInvoice(buyer);
    const path = `/v1/subscriptions/${buyer.subscriptionId}/cancel`;
    assert.equal((await world.http.post(path, { token: buyer.token })).status, 200);
    assert.deepEqual(await creditNotesOf(world, buyer), []);
    assert.equal(await walletOf(world, buyer), '0.00');
  });

  it('is told: the credit note, and the invoice it takes back', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await paidInvoice(buyer);
    const { body } = await credit(world, invoice.id, { net: '10.00' });
    const told = await rows<{ name: string; payload: object }>(
      world,
      `select name, payload from outbox where account_id = '${buyer.id}' and name in ('credit_note.issued.v1', 'invoice.credited.v1') order by id`,
    );
    const creditNoteId = parseWireId('crn', body.id);
    assert.deepEqual(told, [
      { name: 'credit_note.issued.v1', payload: { creditNoteId, number: body.number } },
      { name: 'invoice.credited.v1', payload: { invoiceId: parseWireId('inv', invoice.id), creditNoteId } },
    ]);
  });
});
