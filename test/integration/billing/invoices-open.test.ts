import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { book, EUR, invoiceNow, offlineMethod, openInvoice, walletOf } from './open-invoices-in-world.js';
import {
  type AddOnBody,
  type Buyer,
  card,
  gatewayEvent,
  invoicesOf,
  ledgerTotal,
  type Money,
  operatorOf,
  orderSeats,
  suiteCustomer,
} from './payments-in-world.js';

interface PayBody {
  status: string;
  paymentId: string;
  nextAction: { type: string; url: string } | null;
  invoice: { status: string; amountDue: Money };
  code?: string;
  errors?: { field: string; code: string }[];
}

describe('open invoices', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ DATABASE_POOL: '60' });
  });
  after(() => world.close());

  const addOnsOf = async (buyer: Buyer) =>
    (
      await world.http.get<{ data: AddOnBody[] }>(`/v1/subscriptions/${buyer.subscriptionId}/add-ons`, {
        token: buyer.token,
      })
    ).body.data;
  const pay = (buyer: Buyer, id: string, paymentMethod?: string) =>
    world.http.post<PayBody>(`/v1/invoices/${id}/pay`, {
      token: buyer.token,
      body: paymentMethod === undefined ? {} : { paymentMethod },
    });
  const receivable = async (buyer: Buyer) =>
    (
      await rows<{ owed: string }>(
        world,
        `select coalesce(sum(e.amount_minor), 0)::text as owed from ledger_entries e
         join ledger_accounts a on a.id = e.ledger_account_id
         where a.purpose = 'receivable' and a.owner_id = '${buyer.id}'`,
      )
    )[0]!.owed;

  it('what is paid by transfer is billed first: due in 30 days, under a reference, and nothing begins', async () => {
    const buyer = await suiteCustomer(world);
    const answer = await orderSeats(world, buyer, 2, await offlineMethod(world, buyer));
    assert.deepEqual([answer.status, answer.body.status, answer.body.paymentId], [202, 'pending_payment', null]);
    const invoice = (await invoicesOf(world, buyer.token))[0]!;
    // 2 × 100.00 = 200.00, 20 % of it 40.00
    assert.deepEqual([invoice.status, invoice.gross, invoice.amountDue], ['open', EUR('240.00'), EUR('240.00')]);
    assert.equal(invoice.paymentReference, `RF-${invoice.number}`);
    const days = (Date.parse(invoice.dueDate) - Date.parse(invoice.issueDate)) / 86_400_000;
    assert.equal(days, 30);
    assert.equal(await receivable(buyer), '24000');
  });

  it('R-062: the whole amount booked under the reference pays it, and what was bought begins', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const booked = await book(world, invoice, '120.00');
    assert.equal(booked.status, 201, booked.text);
    assert.deepEqual(
      [booked.body.status, booked.body.amountDue.amount, booked.body.overpaid.amount],
      ['paid', '0.00', '0.00'],
    );
    assert.deepEqual((await addOnsOf(buyer)).map(({ status, invoiceId }) => [status, invoiceId]), [['active', invoice.id]]); // prettier-ignore
    assert.equal(await receivable(buyer), '0');
  });

  it('R-062: a part of it leaves it partially paid, and nothing begins before the rest is there', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    assert.equal((await book(world, invoice, '119.00')).body.status, 'partially_paid');
    const standing = await invoiceNow(world, buyer, invoice.id);
    assert.deepEqual([standing.amountPaid.amount, standing.amountDue.amount], ['119.00', '1.00']);
    assert.equal((await addOnsOf(buyer))[0]?.status, 'pending_payment');
    assert.equal((await book(world, invoice, '1.00')).body.status, 'paid');
    assert.equal((await addOnsOf(buyer))[0]?.status, 'active');
  });

  it('what comes too much, or once more, goes to the wallet', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const first = await book(world, invoice, '150.00');
    assert.deepEqual(
      [first.body.status, first.body.amountPaid.amount, first.body.overpaid.amount],
      ['paid', '120.00', '30.00'],
    );
    assert.equal((await book(world, invoice, '12.34')).body.overpaid.amount, '12.34');
    assert.equal(await walletOf(world, buyer), '42.34');
    assert.equal(await receivable(buyer), '0');
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('one booking for an externalId, also when 64 come at once', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const answers = await Promise.all(Array.from({ length: 64 }, () => book(world, invoice, '50.00', 'line-1')));
    const statuses = answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim());
    assert.equal(statuses.filter((status) => status === '201').length, 1, statuses.join());
    assert.equal(statuses.filter((status) => status === '409 booking_already_recorded').length, 63);
    assert.equal((await invoiceNow(world, buyer, invoice.id)).amountPaid.amount, '50.00');
    assert.equal(await receivable(buyer), '7000');
  });

  it('64 different bookings at once are all booked: the invoice is paid and the rest is in the wallet', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const answers = await Promise.all(Array.from({ length: 64 }, () => book(world, invoice, '3.00')));
    assert.ok(answers.every(({ status }) => status === 201));
    // 64 × 3.00 = 192.00 = 120.00 + 72.00
    assert.equal(await walletOf(world, buyer), '72.00');
    assert.equal((await invoiceNow(world, buyer, invoice.id)).status, 'paid');
    assert.equal((await addOnsOf(buyer)).filter(({ status }) => status === 'active').length, 1);
  });

  it('a booking of nothing, less than nothing, fractions, other currencies or no date is refused', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const good = { kind: 'bank_transfer', reference: 'x', bookedOn: '2026-11-21', externalId: 'bad-1' };
    for (const [change, field] of [
      [{ amount: EUR('0.00') }, 'amount'],
      [{ amount: EUR('-1.00') }, 'amount'],
      [{ amount: EUR('1.005') }, 'amount'],
      [{ amount: EUR('99999999999.00') }, 'amount'],
      [{ amount: { amount: '1.00', currency: 'USD' } }, 'amount'],
      [{ amount: '1.00' }, 'amount'],
      [{ amount: EUR('1.00'), bookedOn: '2026-02-30' }, 'bookedOn'],
      [{ amount: EUR('1.00'), kind: 'cheque' }, 'kind'],
    ] as const) {
      const answer = await world.http.post<{ errors: { field: string }[] }>(
        `/v1/admin/invoices/${invoice.id}/payments`,
        {
          token: await operatorOf(world),
          body: { ...good, ...change },
        },
      );
      assert.deepEqual([answer.status, answer.body.errors.map((error) => error.field)], [422, [field]]);
    }
    assert.equal((await invoiceNow(world, buyer, invoice.id)).amountPaid.amount, '0.00');
  });

  it('an administrative mandate is billed and begins at once: public bodies pay after the service', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer, 1, 'admin_mandate');
    assert.equal(invoice.status, 'open');
    assert.equal((await addOnsOf(buyer))[0]?.status, 'active');
    assert.equal((await book(world, invoice, '120.00')).body.status, 'paid');
    assert.equal((await addOnsOf(buyer)).length, 1);
  });

  it('a customer pays an open invoice by card: what is due of it, and it begins', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    await book(world, invoice, '20.00');
    const answer = await pay(buyer, invoice.id, await card(world, buyer.token));
    assert.deepEqual([answer.status, answer.body.status, answer.body.invoice.status], [200, 'paid', 'paid']);
    const [payment] = await rows<{ amount_minor: number }>(
      world,
      `select amount_minor from payments where account_id = '${buyer.id}' and kind = 'card'`,
    );
    // 120.00 − 20.00
    assert.equal(Number(payment?.amount_minor), 10000);
    assert.equal((await addOnsOf(buyer))[0]?.status, 'active');
    const again = await pay(buyer, invoice.id);
    assert.deepEqual([again.status, again.body.code], [409, 'invoice_not_payable']);
  });

  it('a refused card leaves it as open as it was; the next one pays it', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const refused = await pay(buyer, invoice.id, await card(world, buyer.token, 'tok_declined'));
    assert.deepEqual([refused.status, refused.body.code], [402, 'card_declined']);
    assert.equal((await invoiceNow(world, buyer, invoice.id)).status, 'open');
    assert.equal((await addOnsOf(buyer))[0]?.status, 'pending_payment');
    assert.equal((await pay(buyer, invoice.id, await card(world, buyer.token))).status, 200);
  });

  it('while a payment waits for its payer, asking again answers the same one; its success pays the invoice once', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const methodId = await card(world, buyer.token, 'tok_requires_action');
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => pay(buyer, invoice.id, methodId)));
    assert.equal(first?.status, 202, first?.text);
    assert.ok(others.every(({ body }) => body.paymentId === first.body.paymentId));
    await gatewayEvent(world, first.body.paymentId, 'evt-open-1', 'succeeded');
    assert.equal((await invoiceNow(world, buyer, invoice.id)).status, 'paid');
    assert.equal((await addOnsOf(buyer))[0]?.status, 'active');
  });

  it('staff book the money while a card payment is on its way: what comes second goes to the wallet', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const started = await pay(buyer, invoice.id, await card(world, buyer.token, 'tok_requires_action'));
    assert.equal((await book(world, invoice, '120.00')).body.status, 'paid');
    await gatewayEvent(world, started.body.paymentId, 'evt-open-2', 'succeeded');
    assert.equal(await walletOf(world, buyer), '120.00');
    assert.equal(await receivable(buyer), '0');
  });

  it('nobody is charged by transfer, and nobody pays a stranger’s invoice', async () => {
    const [buyer, stranger] = [await suiteCustomer(world), await suiteCustomer(world)];
    const invoice = await openInvoice(world, buyer);
    const offline = await pay(buyer, invoice.id);
    assert.deepEqual([offline.status, offline.body.errors?.[0]?.field], [422, 'paymentMethod']);
    await card(world, stranger.token);
    assert.equal((await pay(stranger, invoice.id)).status, 404);
    assert.equal((await world.http.post(`/v1/admin/invoices/${invoice.id}/payments`, { token: buyer.token, body: {} })).status, 403); // prettier-ignore
  });

  it('is told once when it is paid, at issue as well as later', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    await book(world, invoice, '60.00');
    await book(world, invoice, '60.00');
    await orderSeats(world, buyer, 1, await card(world, buyer.token));
    const told = await rows<{ name: string }>(
      world,
      `select name from outbox where account_id = '${buyer.id}' and name like 'invoice.%' order by id`,
    );
    assert.deepEqual(
      told.map(({ name }) => name),
      ['invoice.issued.v1', 'invoice.paid.v1', 'invoice.issued.v1', 'invoice.paid.v1'],
    );
  });
});
