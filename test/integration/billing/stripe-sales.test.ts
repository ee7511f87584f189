import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUpCustomer } from '../../support/customer.js';
import { Buying, mailsOf } from '../../scenarios/buying-steps.js';
import type { SubscriptionBody } from '../../scenarios/subscription-steps.js';
import { planId } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { invoicesOf, ledgerTotal, trialBalance } from './payments-in-world.js';
import { StripeWorld } from './stripe-in-world.js';
import { parseWireId } from '../../../src/kernel/ids.js';

type Ordered = SubscriptionBody & { paymentId: string; invoiceId: string | null };
interface Added {
  id: string;
  status: string;
  nextAction: { url: string } | null;
}

let sw: StripeWorld;
before(async () => {
  sw = await StripeWorld.start();
  sw.listen();
});
after(() => sw.close());

/** A customer who pays with something else than a card. */
async function customer(offer: string): Promise<{ token: string; email: string; id: string }> {
  const { accessToken, email, accountId } = await signUpCustomer(sw.world, { offer });
  const id = parseWireId('acc', accountId)!;
  await storeBillingDetails(sw.world, id, {
    customerType: 'company',
    name: 'Firm SARL',
    address: { line1: '4 rue du Port', line2: null, postalCode: '69002', city: 'Lyon', region: null },
    country: 'FR',
    siren: '732829320',
    vatNumber: 'FR44732829320',
  });
  return { token: accessToken, email, id };
}

const add = (token: string, body: object) => sw.world.http.post<Added>('/v1/payment-methods', { token, body });
const buy = async (token: string, code: string, paymentMethod: string, interval = 'month') => {
  const body = { planId: await planId(sw.world, code), interval, paymentMethod };
  return sw.world.http.post<Ordered>('/v1/subscriptions', { token, body });
};
const subscription = async (token: string, id: string) =>
  (await sw.world.http.get<SubscriptionBody>(`/v1/subscriptions/${id}`, { token })).body;

describe('a plan is bought through Stripe', () => {
  it('R-044: by a card with 3-D Secure: one invoice and one confirmation, though the event is told ten times', async () => {
    const buying = await Buying.signUp(sw.world, 'freemium-fr', 'pm_card_authenticationRequired');
    const waiting = await buying.buy('freemium-fr.essential-30k');
    assert.deepEqual([waiting.status, waiting.body.status], [202, 'pending_payment'], waiting.text);
    assert.match(waiting.body.nextAction!.url, /^https:\/\/hooks\.stripe\.test\/redirect\/authenticate\/pi_/);
    const intent = sw.intentOf((waiting.body as Ordered).paymentId);
    sw.stripe.payerActs(intent);
    const [event] = sw.stripe.webhooks.of('payment_intent.succeeded', intent.id);
    await Promise.all(Array.from({ length: 10 }, () => sw.stripe.webhooks.deliver(event!, sw.hook)));
    await sw.followed();
    assert.equal((await buying.get(waiting.body.id)).status, 'active');
    assert.equal((await buying.invoices()).length, 1);
    await sw.world.advance('PT5M');
    assert.equal((await mailsOf(sw.world, buying.email, 'subscription-opened')).length, 1);
    assert.equal(await ledgerTotal(sw.world), '0.00');
  });

  it('a card that needs nothing is charged at once, and the renewal a month later without its owner', async () => {
    const buying = await Buying.signUp(sw.world, 'relay', 'pm_card_visa');
    const bought = await buying.buy('relay.1000', 'month');
    assert.deepEqual([bought.status, bought.body.status], [201, 'active'], bought.text);
    await sw.world.advance('P32D');
    await sw.followed();
    assert.deepEqual(
      (await buying.invoices()).map(({ status }) => status),
      ['paid', 'paid'],
    );
    const confirmed = sw.stripe.seen.filter(({ path }) => path.endsWith('/confirm')).map(({ params }) => params);
    assert.ok(confirmed.some((params) => params['off_session'] === 'true'));
  });

  it('a refused card is refused with its reason, and nothing is invoiced', async () => {
    for (const [token, code] of [
      ['pm_card_chargeCustomerFail', 'card_declined'],
      ['pm_fake_insufficientFundsWhenCharged', 'insufficient_funds'],
    ] as const) {
      const buying = await Buying.signUp(sw.world, 'suite', token);
      const refused = await buying.buy('suite.web');
      assert.equal(`${refused.status} ${refused.body.code}`, `402 ${code}`);
      assert.deepEqual(await buying.invoices(), []);
    }
  });

  it('a card that is refused when it is left is not kept', async () => {
    const { token } = await customer('suite');
    const refused = await add(token, { kind: 'card', token: 'pm_card_chargeDeclined' });
    assert.equal(`${refused.status} ${(refused.body as unknown as { code: string }).code}`, '402 card_declined');
    const unknown = await add(token, { kind: 'card', token: 'tok_ok' });
    assert.equal(unknown.status, 422, unknown.text);
  });

  it('a Stripe that says nothing is neither paid nor refused; its event settles it once', async () => {
    const buying = await Buying.signUp(sw.world, 'freemium-fr', 'pm_fake_silentWhenCharged');
    const waiting = await buying.buy('freemium-fr.essential-30k');
    assert.deepEqual([waiting.status, waiting.body.status], [202, 'pending_payment'], waiting.text);
    const intent = sw.intentOf((waiting.body as Ordered).paymentId);
    assert.equal(intent['status'], 'processing');
    sw.stripe.bankDecides(intent, 'succeeded');
    await sw.followed();
    assert.equal((await buying.get(waiting.body.id)).status, 'active');
    assert.equal((await buying.invoices()).length, 1);
  });

  it('R-061: by PayPal, which is offered: its event settles the invoice once, and the renewal sends nobody away', async () => {
    const { token, email } = await customer('freemium-fr');
    const plan = await planId(sw.world, 'freemium-fr.essential-30k');
    const ways = await sw.world.http.get<{ data: { kind: string; usable: boolean }[] }>(
      `/v1/payment-methods/available?planId=${plan}&interval=month`,
      { token },
    );
    assert.ok(ways.body.data.find(({ kind }) => kind === 'paypal')?.usable, ways.text);
    const added = await add(token, { kind: 'paypal' });
    assert.deepEqual([added.status, added.body.status], [201, 'action_needed'], added.text);
    sw.stripe.payerActs(sw.stripe.store.all('setup_intent')[0]!);
    await sw.followed();
    const shown = await sw.world.http.get<Added>(`/v1/payment-methods/${added.body.id}`, { token });
    assert.deepEqual([shown.body.status, shown.body.nextAction], ['usable', null], shown.text);
    const bought = await buy(token, 'freemium-fr.essential-30k', added.body.id);
    assert.deepEqual([bought.status, bought.body.status], [201, 'active'], bought.text);
    const captured = sw.stripe.webhooks.of('payment_intent.succeeded').at(-1)!;
    for (let time = 0; time < 3; time += 1) await sw.stripe.webhooks.deliver(captured, sw.hook);
    await sw.followed();
    const invoices = await invoicesOf(sw.world, token);
    assert.deepEqual(
      invoices.map(({ status }) => status),
      ['paid'],
    );
    const clearing = (await trialBalance(sw.world)).accounts.find(({ account }) => account.includes('paypal'));
    assert.equal(clearing?.balance, invoices[0]!.gross.amount);
    await sw.world.advance('P32D');
    await sw.followed();
    assert.deepEqual(
      (await invoicesOf(sw.world, token)).map(({ status }) => status),
      ['paid', 'paid'],
    );
    assert.equal((await mailsOf(sw.world, email, 'subscription-opened')).length, 1);
  });

  it('R-061: by PayPal without agreeing before: the payer is sent away, and his answer settles the invoice once', async () => {
    const { token } = await customer('freemium-fr');
    const added = await add(token, { kind: 'paypal' });
    const waiting = await buy(token, 'freemium-fr.essential-30k', added.body.id);
    assert.deepEqual([waiting.status, waiting.body.status], [202, 'pending_payment'], waiting.text);
    sw.stripe.payerActs(sw.intentOf(waiting.body.paymentId));
    await sw.followed();
    assert.equal((await subscription(token, waiting.body.id)).status, 'active');
    assert.deepEqual(
      (await invoicesOf(sw.world, token)).map(({ status }) => status),
      ['paid'],
    );
    const shown = await sw.world.http.get<Added>(`/v1/payment-methods/${added.body.id}`, { token });
    assert.equal(shown.body.status, 'usable', shown.text);
  });

  it('by direct debit: never active while it is processed, active on success', async () => {
    const { token } = await customer('freemium-de');
    const added = await add(token, { kind: 'direct_debit', iban: 'DE89370400440532013000' });
    assert.equal(added.status, 201, added.text);
    const waiting = await buy(token, 'freemium-de.essential-30k', added.body.id);
    assert.deepEqual([waiting.status, waiting.body.status], [202, 'pending_payment'], waiting.text);
    const intent = sw.intentOf(waiting.body.paymentId);
    await sw.followed();
    assert.equal(sw.stripe.webhooks.of('payment_intent.processing', intent.id).length, 1);
    await sw.world.advance('P4D');
    assert.equal((await subscription(token, waiting.body.id)).status, 'pending_payment');
    sw.stripe.bankDecides(intent);
    await sw.followed();
    assert.equal((await subscription(token, waiting.body.id)).status, 'active');
    assert.deepEqual(
      (await invoicesOf(sw.world, token)).map(({ status }) => status),
      ['paid'],
    );
  });

  it('a debit that the bank refuses after days opens nothing', async () => {
    const { token } = await customer('freemium-de');
    const added = await add(token, { kind: 'direct_debit', iban: 'FR1420041010050500013M02606' });
    const waiting = await buy(token, 'freemium-de.essential-30k', added.body.id);
    assert.equal(waiting.status, 202, waiting.text);
    sw.stripe.bankDecides(sw.intentOf(waiting.body.paymentId));
    await sw.followed();
    const payment = await sw.paymentOf(token);
    assert.deepEqual([payment.status, payment.failure], ['failed', 'debit_refused']);
    assert.deepEqual(await invoicesOf(sw.world, token), []);
  });
});

it('a payer who comes back finds a page in his language, whatever Stripe added to the address', async () => {
  const path = '/payments/return?payment_intent=pi_1&payment_intent_client_secret=x&redirect_status=%3Cscript%3E';
  const page = await sw.world.http.get<string>(path, { headers: { 'accept-language': 'de' } });
  assert.equal(page.status, 200, page.text);
  assert.match(page.text, /Vielen Dank/);
  assert.doesNotMatch(page.text, /<script>|pi_1/);
});
