import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, parseWireId } from '../../../src/kernel/ids.js';
import { money } from '../../../src/kernel/money.js';
import { Problem } from '../../../src/kernel/problem.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { eventually } from '../../support/eventually.js';
import { invoiceNow, openInvoice } from './open-invoices-in-world.js';
import {
  card,
  gatewayEvent,
  invoicesOf,
  ledgerTotal,
  operatorOf,
  orderSeats,
  suiteCustomer,
} from './payments-in-world.js';
import { paymentsAndBooks } from './payments-and-books.js';
import { WITHOUT_SCHEDULER } from './next-january.js';

let world: World;
before(async () => {
  world = await startWorld({ ...WITHOUT_SCHEDULER, DATABASE_POOL: '40' });
});
after(() => world.close());

const { facade, asWorker, debitOf, paymentOf, minorOf, receivableOf } = paymentsAndBooks(() => world);

describe('a debit that the bank takes back', () => {
  it('comes days later: the payment is returned, the books reverse it, the invoice is open again, staff are alerted', async () => {
    const buyer = await suiteCustomer(world);
    const ordered = await orderSeats(world, buyer, 1, await debitOf(buyer));
    assert.deepEqual([ordered.status, ordered.body.status], [202, 'pending_payment'], ordered.text);
    assert.deepEqual(await invoicesOf(world, buyer.token), []);
    const paymentId = ordered.body.paymentId!;
    const clearing = await minorOf('psp_clearing_sepa');
    await gatewayEvent(world, paymentId, `paid-${paymentId}`, 'succeeded');
    const [paid] = await invoicesOf(world, buyer.token);
    assert.deepEqual([paid!.status, paid!.amountDue.amount], ['paid', '0.00']);
    assert.equal((await minorOf('psp_clearing_sepa')) - clearing, 12_000);
    await world.advance('P5D');
    await gatewayEvent(world, paymentId, `back-${paymentId}`, 'returned');
    const returned = await paymentOf(buyer, paymentId);
    assert.equal(returned.status, 'returned');
    assert.ok(returned.returnedAt);
    const invoice = await invoiceNow(world, buyer, paid!.id);
    assert.deepEqual([invoice.status, invoice.amountPaid.amount, invoice.amountDue.amount], ['open', '0.00', '120.00']);
    assert.equal(await minorOf('psp_clearing_sepa'), clearing);
    assert.equal(await receivableOf(buyer), 12_000);
    assert.equal(await ledgerTotal(world), '0.00');
    await eventually('staff are alerted', async () => {
      const token = await operatorOf(world);
      const { body } = await world.http.get<{ data: { paymentId: string; kind: string }[] }>(
        '/v1/admin/payments/alerts',
        { token },
      );
      return body.data.some((alert) => alert.paymentId === paymentId && alert.kind === 'money_taken_back');
    });
  });

  it('64 times at once, and after that a late success: it is taken back once', async () => {
    const buyer = await suiteCustomer(world);
    const { paymentId } = (await orderSeats(world, buyer, 1, await debitOf(buyer))).body;
    await gatewayEvent(world, paymentId!, `paid-${paymentId}`, 'succeeded');
    await Promise.all(
      Array.from({ length: 64 }, (_, i) => gatewayEvent(world, paymentId!, `back-${i}-${paymentId}`, 'returned')),
    );
    await gatewayEvent(world, paymentId!, `late-${paymentId}`, 'succeeded');
    assert.equal((await paymentOf(buyer, paymentId!)).status, 'returned');
    assert.equal(await receivableOf(buyer), 12_000);
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('can be paid again, by card, and is then paid', async () => {
    const buyer = await suiteCustomer(world);
    const { paymentId } = (await orderSeats(world, buyer, 1, await debitOf(buyer))).body;
    await gatewayEvent(world, paymentId!, `paid-${paymentId}`, 'succeeded');
    await gatewayEvent(world, paymentId!, `back-${paymentId}`, 'returned');
    const [invoice] = await invoicesOf(world, buyer.token);
    const paymentMethod = await card(world, buyer.token);
    const path = `/v1/invoices/${invoice!.id}/pay`;
    const again = await world.http.post(path, { token: buyer.token, body: { paymentMethod } });
    assert.equal(again.status, 200, again.text);
    assert.equal((await invoiceNow(world, buyer, invoice!.id)).status, 'paid');
    assert.equal(await receivableOf(buyer), 0);
  });

  it('that fails at the bank buys nothing', async () => {
    const buyer = await suiteCustomer(world);
    const failing = (await orderSeats(world, buyer, 1, await debitOf(buyer))).body.paymentId!;
    await gatewayEvent(world, failing, 'no', 'failed');
    assert.deepEqual([(await paymentOf(buyer, failing)).status, await invoicesOf(world, buyer.token)], ['failed', []]);
  });

  it('by a mandate that lapsed is not even asked for', async () => {
    const buyer = await suiteCustomer(world);
    const method = await debitOf(buyer);
    const old = `update payment_methods set mandate_accepted_at = mandate_accepted_at - interval '37 months' where id = $1`;
    await rows(world, old, [parseWireId('pm', method)]);
    const refused = await orderSeats(world, buyer, 1, method);
    assert.deepEqual([refused.status, refused.body.code], [402, 'mandate_invalid']);
    const [payment] = await rows<{ id: string }>(world, 'select id from payments where account_id = $1', [buyer.id]);
    assert.deepEqual(await rows(world, 'select 1 from sandbox_charges where reference = $1', [payment!.id]), []);
  });
});

describe('two payments for one thing', () => {
  it('64 reservations for one order at once: one is made', async () => {
    const buyer = await suiteCustomer(world);
    const method = { id: parseWireId('pm', await card(world, buyer.token))!, kind: 'card' as const };
    const wanted = { method, amount: money(100), purpose: 'order', purposeId: newId(world.now()) };
    const scope = accountScope(buyer.id);
    const made = await Promise.allSettled(
      Array.from({ length: 64 }, () => asWorker((tx) => facade().reserveIn(tx, scope, wanted))),
    );
    assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 1);
    const refusals = made.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    for (const { reason } of refusals) assert.match(String(reason), /payments_(one_alive|paid_once)_idx/);
    const kept = 'select 1 from payments where purpose_id = $1';
    assert.equal((await rows(world, kept, [wanted.purposeId])).length, 1);
  });

  it('64 requests to pay one open invoice by card at once: it is paid once', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const paymentMethod = await card(world, buyer.token);
    const answers = await Promise.all(
      Array.from({ length: 64 }, () =>
        world.http.post(`/v1/invoices/${invoice.id}/pay`, { token: buyer.token, body: { paymentMethod } }),
      ),
    );
    assert.ok(answers.some(({ status }) => status === 200));
    const charged = `select 1 from sandbox_charges c join payments p on p.id = c.reference
      where p.account_id = $1 and c.state = 'succeeded'`;
    assert.equal((await rows(world, charged, [buyer.id])).length, 1);
    assert.equal((await invoiceNow(world, buyer, invoice.id)).status, 'paid');
    assert.equal(await receivableOf(buyer), 0);
  });
});

describe('money that is booked from the bank', () => {
  const booking = { reference: 'RF-2026-000001', bookedOn: '2026-11-21' };

  it('exists once for each name that the bank gave it, also when 16 say so at once', async () => {
    const buyer = await suiteCustomer(world);
    const paid = { accountId: buyer.id, kind: 'bank_transfer' as const, amount: money(12_000) };
    const wanted = { ...paid, ...booking, purpose: 'invoice', purposeId: newId(world.now()), externalId: 'bank-1' };
    const bank = await minorOf('bank');
    const told = await Promise.allSettled(
      Array.from({ length: 16 }, () => asWorker((tx) => facade().recordIn(tx, wanted))),
    );
    assert.equal(told.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const one of told) {
      if (one.status === 'rejected')
        assert.ok(one.reason instanceof Problem && one.reason.code === 'booking_already_recorded');
    }
    assert.equal((await minorOf('bank')) - bank, 12_000);
    assert.equal(await receivableOf(buyer), -12_000);
  });

  it('may come in parts for one invoice', async () => {
    const buyer = await suiteCustomer(world);
    const purposeId = newId(world.now());
    for (const externalId of ['part-1', 'part-2']) {
      const wanted = { accountId: buyer.id, kind: 'bank_transfer' as const, amount: money(500), ...booking };
      await asWorker((tx) => facade().recordIn(tx, { ...wanted, purpose: 'invoice', purposeId, externalId }));
    }
    assert.equal(await receivableOf(buyer), -1_000);
  });

  it('never is what a gateway or the wallet brings', async () => {
    for (const kind of ['card', 'prepaid', 'direct_debit', 'paypal'] as const) {
      const wanted = { accountId: newId(world.now()), kind, amount: money(1), ...booking, externalId: `no-${kind}` };
      await assert.rejects(
        asWorker((tx) => facade().recordIn(tx, { ...wanted, purpose: 'invoice', purposeId: newId(world.now()) })),
        /is not booked by hand/,
      );
    }
  });
});

describe('the notice before a debit', () => {
  it('goes out at once, with amount, first day, masked account and mandate; once', async () => {
    const buyer = await suiteCustomer(world);
    const method = await debitOf(buyer);
    const { paymentId } = (await orderSeats(world, buyer, 1, method)).body;
    const path = `/v1/payment-methods/${method}`;
    const shown = await world.http.get<{ mandate: { reference: string } }>(path, { token: buyer.token });
    const [owner] = await rows<{ email: string }>(world, 'select email from users where account_id = $1', [buyer.id]);
    const { raw } = await world.inbox.notification(owner!.email, 'debit-announced');
    const text = raw.replace(/=\r?\n/g, '');
    for (const part of ['120.00', 'DE** **** 3000', shown.body.mandate.reference]) assert.ok(text.includes(part), part);
    assert.ok(!text.includes('37040044'));
    await gatewayEvent(world, paymentId!, `paid-${paymentId}`, 'succeeded');
    const mails = await world.inbox.to(owner!.email);
    assert.equal(mails.filter((mail) => mail.raw.includes('debit-announced')).length, 1);
  });
});
