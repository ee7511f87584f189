import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, parseWireId, wireId } from '../../../src/kernel/ids.js';
import { money } from '../../../src/kernel/money.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { book, openInvoice, walletOf } from './open-invoices-in-world.js';
import { card, gatewayEvent, ledgerTotal, operatorOf, orderSeats, suiteCustomer } from './payments-in-world.js';
import { paymentsAndBooks, type StaffPayment } from './payments-and-books.js';
import { WITHOUT_SCHEDULER } from './next-january.js';

let world: World;
before(async () => {
  world = await startWorld({ ...WITHOUT_SCHEDULER, DATABASE_POOL: '40' });
});
after(() => world.close());

const { facade, asWorker, debitOf, minorOf, receivableOf } = paymentsAndBooks(() => world);

describe('giving back the way it came', () => {
  const paid = async (kind: 'card' | 'paypal' = 'card') => {
    const buyer = await suiteCustomer(world);
    const body = { kind, token: 'tok_ok' };
    const left = await world.http.post<{ id: string }>('/v1/payment-methods', { token: buyer.token, body });
    const { paymentId } = (await orderSeats(world, buyer, 1, left.body.id)).body;
    return { buyer, paymentId: parseWireId('pay', paymentId!)! };
  };
  const refund = (paymentId: string, minor: number, reference: string) =>
    facade().refund(paymentId, { amount: money(minor), reference });

  it('in parts, never more than came: the clearing account gives it, the customer is owed it no more', async () => {
    const { buyer, paymentId } = await paid('paypal');
    const clearing = await minorOf('psp_clearing_paypal');
    assert.equal((await refund(paymentId, 5_000, `a:${paymentId}`)).state, 'succeeded');
    await assert.rejects(refund(paymentId, 7_001, `b:${paymentId}`), { code: 'refund_exceeds_payment' });
    assert.equal((await refund(paymentId, 7_000, `c:${paymentId}`)).state, 'succeeded');
    await assert.rejects(refund(paymentId, 1, `d:${paymentId}`), { code: 'refund_exceeds_payment' });
    assert.equal((await minorOf('psp_clearing_paypal')) - clearing, -12_000);
    assert.equal(await receivableOf(buyer), 12_000);
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('one reference is one refund, also for 16 at once', async () => {
    const { paymentId } = await paid();
    const reference = `once:${paymentId}`;
    const given = await Promise.all(Array.from({ length: 16 }, () => refund(paymentId, 6_000, reference)));
    assert.equal(new Set(given.map(({ id }) => id)).size, 1);
    const sum = 'select sum(amount_minor)::integer as minor from sandbox_refunds where charge = $1';
    assert.deepEqual(await rows(world, sum, [paymentId]), [{ minor: 6_000 }]);
    await assert.rejects(refund(paymentId, 1, reference), /is another one/);
  });

  it('16 of a thousand each out of 120.00 at once: twelve go back', async () => {
    const { paymentId } = await paid();
    const told = await Promise.allSettled(
      Array.from({ length: 16 }, (_, i) => refund(paymentId, 1_000, `part-${i}:${paymentId}`)),
    );
    assert.equal(told.filter(({ status }) => status === 'fulfilled').length, 12);
    const [row] = await rows<{ minor: number }>(world, 'select refunded_minor as minor from payments where id = $1', [
      paymentId,
    ]);
    assert.equal(row!.minor, 12_000);
  });

  it('what was decided on and then left is given by itself', async () => {
    const { buyer, paymentId } = await paid();
    await asWorker((tx) =>
      facade().reserveRefundIn(tx, paymentId, { amount: money(12_000), reference: `left:${paymentId}` }),
    );
    assert.equal(await receivableOf(buyer), 0);
    await world.advance('PT5M');
    const states = await rows(world, 'select state from payment_refunds where payment_id = $1', [paymentId]);
    assert.deepEqual(states, [{ state: 'succeeded' }]);
    assert.equal(await receivableOf(buyer), 12_000);
  });

  it('what the gateway refuses for good goes to the wallet', async () => {
    const { buyer, paymentId } = await paid();
    await rows(world, `update sandbox_charges set state = 'failed' where reference = $1`, [paymentId]);
    assert.equal((await refund(paymentId, 4_000, `refused:${paymentId}`)).state, 'failed');
    assert.equal(await walletOf(world, buyer), '40.00');
    assert.equal(await receivableOf(buyer), 4_000);
    const [row] = await rows<{ minor: number }>(world, 'select refunded_minor as minor from payments where id = $1', [
      paymentId,
    ]);
    assert.equal(row!.minor, 0);
  });

  it('not what was taken back, and not what never came', async () => {
    const { paymentId } = await paid();
    await gatewayEvent(world, wireId('pay', paymentId), `back-${paymentId}`, 'returned');
    await assert.rejects(refund(paymentId, 1, `gone:${paymentId}`), { code: 'payment_not_refundable' });
    await assert.rejects(refund(newId(world.now()), 1, 'nothing'), { code: 'payment_not_refundable' });
  });
});

describe('payments as staff see them', () => {
  const list = async (query: string) => {
    const token = await operatorOf(world);
    const answer = await world.http.get<{ data: StaffPayment[]; code?: string }>(`/v1/admin/payments?${query}`, {
      token,
    });
    return { status: answer.status, ...answer.body };
  };

  it('all of them, by customer, state and kind, newest first, page by page', async () => {
    const buyer = await suiteCustomer(world);
    await orderSeats(world, buyer, 1, await card(world, buyer.token));
    await orderSeats(world, buyer, 1, await card(world, buyer.token, 'tok_declined'));
    const { paymentId } = (await orderSeats(world, buyer, 1, await debitOf(buyer))).body;
    const mine = `accountId=${buyer.accountId}`;
    const all = (await list(mine)).data;
    assert.deepEqual(
      all.map(({ kind, status }) => `${kind} ${status}`),
      ['direct_debit pending', 'card failed', 'card succeeded'],
    );
    assert.deepEqual((await list(`${mine}&status=failed`)).data, [all[1]]);
    assert.deepEqual((await list(`${mine}&kind=direct_debit`)).data, [all[0]]);
    assert.deepEqual(
      [all[0]!.id, all[0]!.accountId, all[0]!.purpose, all[0]!.gateway],
      [paymentId, buyer.accountId, 'order', 'sandbox'],
    );
    const token = await operatorOf(world);
    const one = await world.http.get<{ data: StaffPayment[]; nextCursor: string }>(
      `/v1/admin/payments?${mine}&limit=2`,
      { token },
    );
    assert.deepEqual(one.body.data, all.slice(0, 2));
    const rest = await world.http.get<{ data: StaffPayment[] }>(
      `/v1/admin/payments?${mine}&limit=2&cursor=${encodeURIComponent(one.body.nextCursor)}`,
      { token },
    );
    assert.deepEqual(rest.body.data, all.slice(2));
    assert.deepEqual((await world.http.get(`/v1/admin/payments/${paymentId}`, { token })).body, all[0]);
    assert.equal((await world.http.get('/v1/admin/payments', { token: buyer.token })).status, 403);
  });

  it('a booking shows what the bank said, and unknown filters are refused', async () => {
    const invoice = await openInvoice(world, await suiteCustomer(world));
    assert.equal((await book(world, invoice, '120.00', 'bank-1')).status, 201);
    const [booked] = (await list('kind=bank_transfer&limit=500')).data.filter(
      ({ booking }) => booking?.externalId === 'bank-1',
    );
    assert.deepEqual(booked!.booking, {
      reference: invoice.paymentReference,
      externalId: 'bank-1',
      bookedOn: '2026-11-21',
    });
    assert.equal((await list('kind=cheque')).code, 'invalid_query');
    assert.equal((await list('status=lost')).code, 'invalid_query');
    assert.equal((await list('accountId=acc_1')).code, 'invalid_query');
  });
});
