import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { rows } from '../accounts/account-world.js';
import {
  type Buyer,
  type InvoiceBody,
  invoicesOf,
  ledgerTotal,
  orderSeats,
  trialBalance,
} from './payments-in-world.js';
import { assertWhole } from './books-in-world.js';
import { StripeWorld } from './stripe-in-world.js';

interface TransferInvoice extends InvoiceBody {
  bankTransfer: { iban: string; bic: string; accountHolder: string; reference: string } | null;
}

let sw: StripeWorld;
before(async () => {
  sw = await StripeWorld.start();
  sw.listen();
});
after(() => sw.close());

/** Seats that are to be paid by transfer: an open invoice. */
async function openInvoice(buyer: Buyer, seats = 1): Promise<TransferInvoice> {
  const answer = await orderSeats(sw.world, buyer, seats);
  assert.ok(answer.status < 300, answer.text);
  const [invoice] = (await invoicesOf(sw.world, buyer.token)) as TransferInvoice[];
  assert.equal(invoice!.status, 'open');
  return invoice!;
}

const invoice = async (buyer: Buyer, id: string): Promise<TransferInvoice> =>
  (await sw.world.http.get<TransferInvoice>(`/v1/invoices/${id}`, { token: buyer.token })).body;
const minorOf = ({ gross }: InvoiceBody): number => Math.round(Number(gross.amount) * 100);
const balance = async ({ token }: Buyer): Promise<string> =>
  (await sw.world.http.get<{ balance: { amount: string } }>('/v1/wallet', { token })).body.balance.amount;
const transfers = async ({ accountId }: Buyer): Promise<string[]> => {
  const sql = `select state, outcome from gateway_transfers where account_id = $1 order by arrived_at, transfer_id`;
  const kept = await rows<{ state: string; outcome: string }>(sw.world, sql, [parseWireId('acc', accountId)!]);
  return kept.map(({ state, outcome }) => `${state} ${outcome}`);
};
const clearing = async (): Promise<number> => {
  const { accounts } = await trialBalance(sw.world);
  return Number(accounts.find(({ account }) => account.includes('psp_clearing_transfer'))?.balance ?? 0);
};

describe('transfers through Stripe', () => {
  it('an open invoice names the customer’s own account; paid by it, what was bought begins, told 100 times at once', async () => {
    const buyer = await sw.transferPayer();
    const open = await openInvoice(buyer);
    const { bankTransfer, paymentReference } = open;
    assert.match(bankTransfer!.iban, /^FR\d{25}$/);
    assert.equal(bankTransfer!.bic, 'FAKEFRPPXXX');
    assert.equal(bankTransfer!.reference, paymentReference);
    assert.deepEqual(open.seller['bankAccount'], {
      holder: bankTransfer!.accountHolder,
      iban: bankTransfer!.iban,
      bic: bankTransfer!.bic,
    });
    const before = await clearing();
    const came = sw.stripe.cash.arrive(await sw.customerOf(buyer), minorOf(open), `merci ${paymentReference}`);
    const [event] = sw.stripe.webhooks.of('customer_cash_balance_transaction.created', came.id);
    await Promise.all(Array.from({ length: 100 }, () => sw.stripe.webhooks.deliver(event!, sw.hook)));
    await sw.followed();
    const paid = await invoice(buyer, open.id);
    assert.deepEqual([paid.status, paid.amountDue.amount, paid.bankTransfer], ['paid', '0.00', null]);
    assert.deepEqual(await transfers(buyer), ['booked invoice_paid']);
    assert.equal(Math.round(((await clearing()) - before) * 100), minorOf(open));
    assert.equal(sw.stripe.cash.available(await sw.customerOf(buyer)), 0);
    assert.equal(await ledgerTotal(sw.world), '0.00');
    assert.equal(await balance(buyer), '0.00');
  });

  it('every customer has another account, and two invoices of one customer name the same', async () => {
    const [one, other] = [await sw.transferPayer(), await sw.transferPayer()];
    const first = await openInvoice(one);
    const second = await openInvoice(one, 2);
    assert.equal(first.bankTransfer!.iban, second.bankTransfer!.iban);
    assert.notEqual((await openInvoice(other)).bankTransfer!.iban, first.bankTransfer!.iban);
  });

  it('pays what was named, then what the amount fits, then the oldest; the rest is in the wallet', async () => {
    const buyer = await sw.transferPayer();
    const [old, middle, young] = [
      await openInvoice(buyer, 1),
      await openInvoice(buyer, 2),
      await openInvoice(buyer, 3),
    ];
    const customer = await sw.customerOf(buyer);
    const state = async () =>
      Promise.all([old, middle, young].map(async ({ id }) => (await invoice(buyer, id)).status));
    sw.stripe.cash.arrive(customer, minorOf(young), `RF ${young.number}`);
    await sw.followed();
    assert.deepEqual(await state(), ['open', 'open', 'paid']);
    sw.stripe.cash.arrive(customer, minorOf(middle), null);
    await sw.followed();
    assert.deepEqual(await state(), ['open', 'paid', 'paid']);
    sw.stripe.cash.arrive(customer, 100, 'thanks');
    await sw.followed();
    assert.deepEqual(await state(), ['partially_paid', 'paid', 'paid']);
    // due − 1.00 is still owed; 5.00 more than that comes: 5.00 is too much
    sw.stripe.cash.arrive(customer, minorOf(old) - 100 + 500, old.paymentReference);
    await sw.followed();
    assert.deepEqual(await state(), ['paid', 'paid', 'paid']);
    assert.equal(await balance(buyer), '5.00');
    sw.stripe.cash.arrive(customer, 2_000, null);
    await sw.followed();
    assert.equal(await balance(buyer), '25.00');
    assert.deepEqual(await transfers(buyer), [
      'booked invoice_paid',
      'booked invoice_paid',
      'booked invoice_partially_paid',
      'booked invoice_overpaid',
      'booked deposit_received',
    ]);
    assert.equal(await ledgerTotal(sw.world), '0.00');
  });

  it('a reference of somebody else’s invoice pays nothing of his', async () => {
    const [payer, other] = [await sw.transferPayer(), await sw.transferPayer()];
    const foreign = await openInvoice(other);
    sw.stripe.cash.arrive(await sw.customerOf(payer), minorOf(foreign), foreign.paymentReference);
    await sw.followed();
    assert.equal((await invoice(other, foreign.id)).status, 'open');
    assert.equal(await balance(payer), foreign.gross.amount);
  });

  it('forged, stale and unknown news move nothing', async () => {
    const buyer = await sw.transferPayer();
    const open = await openInvoice(buyer);
    const { webhooks, cash } = sw.stripe;
    webhooks.target = null;
    const came = cash.arrive(await sw.customerOf(buyer), minorOf(open), open.paymentReference);
    const [event] = webhooks.of('customer_cash_balance_transaction.created', came.id);
    assert.equal((await webhooks.deliver(event!, sw.hook, { secret: 'whsec_somebodyElses' })).status, 400);
    assert.equal((await webhooks.deliver(event!, sw.hook, { ageS: 400 })).status, 400);
    // What the body says of money is not believed: the amount is asked for.
    const more = JSON.stringify({ ...event, data: { object: { ...event!.data.object, net_amount: 99_999_999 } } });
    assert.equal((await webhooks.deliver(more, sw.hook)).status, 200);
    webhooks.target = sw.hook;
    await sw.followed();
    assert.equal((await invoice(buyer, open.id)).status, 'paid');
    assert.equal(await balance(buyer), '0.00');
    const strange = sw.stripe.store.create('customer', {});
    const nobodys = cash.arrive(strange.id, 500, null);
    await sw.followed();
    await sw.alert('unknown_object', `${strange.id}/${nobodys.id}`);
  });

  it('whatever is told first, also of the balance, the intent or twice at once: each transfer counts once', async () => {
    const buyer = await sw.transferPayer();
    const open = await openInvoice(buyer);
    const { webhooks, cash, store } = sw.stripe;
    webhooks.target = null;
    const from = webhooks.events.length;
    const customer = await sw.customerOf(buyer);
    cash.arrive(customer, minorOf(open), open.paymentReference);
    cash.arrive(customer, 700, null);
    const told = webhooks.events.slice(from).toReversed();
    await Promise.all(told.flatMap((event) => [event, event]).map((event) => webhooks.deliver(event, sw.hook)));
    await sw.followed();
    const intents = webhooks.events.slice(from).filter(({ type }) => type === 'payment_intent.succeeded');
    assert.equal(intents.length, 2);
    await Promise.all(intents.map((event) => webhooks.deliver(event, sw.hook)));
    webhooks.target = sw.hook;
    await sw.followed();
    assert.equal((await invoice(buyer, open.id)).status, 'paid');
    assert.equal(await balance(buyer), '7.00');
    assert.equal((await transfers(buyer)).length, 2);
    const taken = store.all('payment_intent').filter((intent) => intent['customer'] === customer);
    assert.equal(taken.length, 2);
    const unknown = (await sw.alerts()).filter(
      ({ kind, subject }) => kind === 'unknown_object' && subject.startsWith('pi_'),
    );
    assert.deepEqual(unknown, []);
  });

  it('a Stripe that is silent while it is taken over loses nothing and takes nothing twice', async () => {
    const buyer = await sw.transferPayer();
    const open = await openInvoice(buyer);
    const { cash } = sw.stripe;
    sw.stripe.fail(/\/confirm$/, 'silence_after', 3);
    cash.arrive(await sw.customerOf(buyer), minorOf(open), open.paymentReference);
    await sw.followed();
    sw.stripe.behave();
    sw.stripe.forgetKeys();
    await sw.world.advance('P1D');
    assert.equal((await invoice(buyer, open.id)).status, 'paid');
    assert.deepEqual(await transfers(buyer), ['booked invoice_paid']);
    assert.equal(cash.available(await sw.customerOf(buyer)), 0);
  });

  it('what nobody told is found on the next day', async () => {
    const buyer = await sw.transferPayer();
    const open = await openInvoice(buyer);
    sw.stripe.webhooks.target = null;
    sw.stripe.cash.arrive(await sw.customerOf(buyer), minorOf(open), null);
    await sw.world.advance('P1D');
    sw.stripe.webhooks.target = sw.hook;
    assert.equal((await invoice(buyer, open.id)).status, 'paid');
  });

  it('money that goes back calls staff: before it was taken over nothing is booked, afterwards all stays', async () => {
    const buyer = await sw.transferPayer();
    const open = await openInvoice(buyer);
    const { webhooks, cash } = sw.stripe;
    const customer = await sw.customerOf(buyer);
    webhooks.target = null;
    const came = cash.arrive(customer, minorOf(open), open.paymentReference);
    const back = cash.takeBack(customer, minorOf(open));
    webhooks.target = sw.hook;
    for (const about of [came, back]) {
      const [event] = webhooks.of('customer_cash_balance_transaction.created', about.id);
      await webhooks.deliver(event!, sw.hook);
    }
    await sw.followed();
    assert.equal((await invoice(buyer, open.id)).status, 'open');
    await sw.alert('transfer_not_collected', came.id);
    const alert = await sw.alert('transfer_undone', back.id);
    assert.deepEqual([alert.facts['amount'], alert.facts['reason']], [open.gross.amount, 'return_initiated']);
    assert.equal(alert.facts['account'], buyer.accountId);

    cash.arrive(customer, minorOf(open), open.paymentReference);
    await sw.followed();
    const taken = sw.stripe.store.all('payment_intent').find((intent) => intent['status'] === 'succeeded')!;
    sw.stripe.bank.refund({ payment_intent: taken.id });
    await sw.followed();
    assert.equal((await invoice(buyer, open.id)).status, 'paid');
    const sentBack = (await sw.alerts()).filter(
      ({ kind, facts }) => kind === 'transfer_undone' && facts['reason'] === 'refunded',
    );
    assert.equal(sentBack.length, 1);
    assert.equal(await ledgerTotal(sw.world), '0.00');
  });

  it('a Stripe that gives no account keeps nobody from buying: the seller’s own is named, and it is asked again', async () => {
    sw.stripe.fail(/funding_instructions$/, 'error', 3);
    const buyer = await sw.transferPayer();
    sw.stripe.behave();
    const open = await openInvoice(buyer);
    assert.equal(open.bankTransfer!.iban, 'FR7630006000011234567890189');
    await sw.world.advance('P1D');
    assert.match((await openInvoice(buyer, 2)).bankTransfer!.iban, /^FR\d{2}99998/);
  });

  it('the books are whole after all of that', async () => {
    await assertWhole(sw.world);
  });
});
