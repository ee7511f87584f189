import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Buying } from '../../scenarios/buying-steps.js';
import { rows } from '../accounts/account-world.js';
import { ledgerTotal, operatorOf } from './payments-in-world.js';
import { assertWhole } from './books-in-world.js';
import { type Alert, StripeWorld, uuidOf } from './stripe-in-world.js';

let sw: StripeWorld;
before(async () => {
  sw = await StripeWorld.start();
  sw.listen();
});
after(() => sw.close());

describe('money that goes back', () => {
  const paidSuite = async () => {
    const buying = await Buying.signUp(sw.world, 'suite', 'pm_card_visa');
    const bought = await buying.buy('suite.web');
    assert.equal(bought.status, 201, bought.text);
    const payment = await sw.paymentOf(buying.customer.accessToken);
    return { buying, payment: payment.id, intent: sw.intentOf(payment.id) };
  };

  /** Newest first. */
  const statuses = async ({ customer: { accessToken: token } }: Buying): Promise<string[]> => {
    const list = await sw.world.http.get<{ data: { status: string }[] }>('/v1/payments', { token });
    return list.body.data.map(({ status }) => status);
  };

  it('a dispute takes the payment back in the books and calls staff; one that is won gives it again, once', async () => {
    const { buying, payment, intent } = await paidSuite();
    const dispute = sw.stripe.bank.dispute(intent, 'needs_response', 'product_not_received');
    await sw.followed();
    assert.equal((await sw.paymentOf(buying.customer.accessToken)).status, 'returned');
    const alert = await sw.alert('money_taken_back', uuidOf(payment));
    assert.equal(alert.paymentId, payment);
    assert.equal(await ledgerTotal(sw.world), '0.00');
    sw.stripe.closeDispute(dispute, 'won');
    await sw.followed();
    assert.equal((await sw.alert('dispute_won', dispute.id)).facts['reason'], 'product_not_received');
    assert.deepEqual(await statuses(buying), ['succeeded', 'returned']);
    assert.deepEqual(
      (await buying.invoices()).map(({ status }) => status),
      ['paid'],
    );
    const told = sw.stripe.webhooks.events.filter(({ data }) => data.object.id === dispute.id);
    await Promise.all(
      [...told, ...told, ...told].toReversed().map((event) => sw.stripe.webhooks.deliver(event, sw.hook)),
    );
    await sw.stripe.webhooks.deliver(sw.stripe.webhooks.announce('charge.dispute.funds_reinstated', dispute), sw.hook);
    await sw.followed();
    assert.deepEqual(await statuses(buying), ['succeeded', 'returned']);
    assert.equal(await ledgerTotal(sw.world), '0.00');
    await sw.alert('dispute_won', dispute.id);
  });

  it('a dispute whose end is told before its beginning leaves the payment as it was', async () => {
    const { buying, intent } = await paidSuite();
    const { webhooks } = sw.stripe;
    webhooks.target = null;
    const dispute = sw.stripe.bank.dispute(intent, 'needs_response');
    sw.stripe.closeDispute(dispute, 'won');
    webhooks.target = sw.hook;
    const told = webhooks.events.filter(({ data }) => data.object.id === dispute.id).toReversed();
    for (const event of told) await webhooks.deliver(event, sw.hook);
    await sw.followed();
    assert.deepEqual(await statuses(buying), ['succeeded']);
    assert.equal(await ledgerTotal(sw.world), '0.00');
  });

  it('a dispute that is lost stays taken back; of what was won a second dispute can take it again', async () => {
    const lost = await paidSuite();
    const first = sw.stripe.bank.dispute(lost.intent, 'needs_response');
    await sw.followed();
    sw.stripe.closeDispute(first, 'lost');
    await sw.followed();
    assert.deepEqual(await statuses(lost.buying), ['returned']);
    await sw.alert('dispute_lost', first.id);

    const { buying, intent } = await paidSuite();
    const won = sw.stripe.bank.dispute(intent, 'needs_response');
    await sw.followed();
    sw.stripe.closeDispute(won, 'won');
    await sw.followed();
    const second = sw.stripe.bank.dispute(intent, 'needs_response');
    await sw.followed();
    assert.deepEqual(await statuses(buying), ['returned', 'returned']);
    sw.stripe.closeDispute(second, 'won');
    await sw.followed();
    assert.deepEqual(await statuses(buying), ['succeeded', 'returned', 'returned']);
    assert.equal(await ledgerTotal(sw.world), '0.00');
  });

  it('a dispute that was won while nobody told us is found on the next day', async () => {
    const { buying, intent } = await paidSuite();
    const dispute = sw.stripe.bank.dispute(intent, 'needs_response');
    await sw.followed();
    sw.stripe.webhooks.target = null;
    sw.stripe.closeDispute(dispute, 'won');
    await sw.world.advance('P1D');
    sw.stripe.webhooks.target = sw.hook;
    assert.deepEqual(await statuses(buying), ['succeeded', 'returned']);
  });

  it('the books are whole after all of that', async () => {
    await assertWhole(sw.world);
  });

  it('an inquiry of the bank moves no money, and calls staff', async () => {
    const { buying, intent } = await paidSuite();
    const dispute = sw.stripe.bank.dispute(intent, 'warning_needs_response');
    await sw.followed();
    assert.equal((await sw.paymentOf(buying.customer.accessToken)).status, 'succeeded');
    await sw.alert('dispute_inquiry', dispute.id);
  });

  it('what staff credit to the card goes back by Stripe; what somebody gives back there alone calls staff', async () => {
    const { buying, payment, intent } = await paidSuite();
    const [invoice] = await buying.invoices();
    const credited = await sw.world.http.post(`/v1/admin/invoices/${invoice!.id}/credit`, {
      token: await operatorOf(sw.world),
      body: { reason: 'a test', refund: 'payment_method' },
    });
    assert.equal(credited.status, 201, credited.text);
    await sw.world.advance('PT10M');
    await sw.followed();
    const refunds = sw.stripe.store.all('refund').filter((refund) => refund['payment_intent'] === intent.id);
    assert.deepEqual(
      refunds.map((refund) => refund['amount']),
      [intent['amount']],
    );
    const elsewhere = async (): Promise<Alert[]> =>
      (await sw.alerts()).filter(({ kind, paymentId }) => kind === 'refunded_elsewhere' && paymentId === payment);
    assert.deepEqual(await elsewhere(), []);

    const other = await paidSuite();
    sw.stripe.bank.refund({ payment_intent: other.intent.id, amount: '100' });
    await sw.followed();
    const alert = await sw.alert('refunded_elsewhere', uuidOf(other.payment));
    assert.deepEqual(alert.facts, { here: '0.00', atGateway: '1.00', currency: 'EUR' });
  });
});

describe('the daily comparison of the books', () => {
  it('settles what Stripe knows better, and calls staff for what nobody may decide alone', async () => {
    const { webhooks, store } = sw.stripe;
    webhooks.target = null;
    const bought = async (token: string) => {
      const buying = await Buying.signUp(sw.world, 'suite', token);
      const answer = await buying.buy('suite.web');
      const payment = await sw.paymentOf(buying.customer.accessToken);
      return { buying, answer, payment: payment.id, intent: sw.intentOf(payment.id) };
    };
    const lost = await bought('pm_card_authenticationRequired');
    const failedHere = await bought('pm_card_chargeCustomerFail');
    const paidHere = await bought('pm_card_visa');
    const differing = await bought('pm_card_visa');
    sw.stripe.payerActs(lost.intent);
    Object.assign(failedHere.intent, { status: 'succeeded', last_payment_error: null });
    Object.assign(paidHere.intent, { status: 'canceled' });
    Object.assign(differing.intent, { amount: 1 });
    const unknown = store.create('payment_intent', {
      amount: 500,
      status: 'succeeded',
      metadata: { payment: 'pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' },
    });
    store.create('payment_intent', { amount: 500, status: 'succeeded', metadata: { shop: 'another one' } });
    await sw.world.advance('P1D');

    assert.equal((await lost.buying.get(lost.answer.body.id)).status, 'active');
    assert.equal((await sw.paymentOf(failedHere.buying.customer.accessToken)).status, 'succeeded');
    const about = (payment: string) => ({ subject: uuidOf(payment), paymentId: payment });
    for (const [kind, subject, paymentId] of [
      ['paid_only_here', about(paidHere.payment).subject, paidHere.payment],
      ['amounts_differ', about(differing.payment).subject, differing.payment],
      ['unknown_payment', unknown.id, null],
    ] as const) {
      assert.equal((await sw.alert(kind, subject)).paymentId, paymentId);
    }
    const before = (await sw.alerts()).length;
    await sw.world.advance('P1D');
    assert.equal((await sw.alerts()).length, before);
    assert.equal(await ledgerTotal(sw.world), '0.00');
    webhooks.target = sw.hook;
  });

  it('says nothing wrong of itself when Stripe cannot be asked, and reads on the next day', async () => {
    sw.stripe.fail(/GET \/v1\/payment_intents$/, 'error', 3);
    await sw.world.advance('P1D');
    sw.stripe.behave();
    await sw.world.advance('P1D');
    const kept = await rows<{ n: number }>(
      sw.world,
      'select count(*)::integer as n from payment_alerts where note is null',
    );
    assert.ok(kept[0]!.n > 0);
  });
});
