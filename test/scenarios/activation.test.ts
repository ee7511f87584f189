import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gatewayEvent } from '../integration/billing/payments-in-world.js';
import { signedIn, smtpCustomer, type SmtpCustomer, submit } from '../conformance/smtp-customer.js';
import { plainTextOf } from '../support/mail-text.js';
import { startWorld, type World } from '../support/world.js';
import { Buying, mailsOf } from './buying-steps.js';
import type { SubscriptionBody } from './subscription-steps.js';

/** Four customers of the relay and the suite, all paying on 12 March 2030 at 12:00:00 in Paris. */
describe('activation', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-03-12T11:00:00Z');
  });
  after(() => world.close());

  const submitted = async (customer: SmtpCustomer): Promise<string> => {
    const client = await signedIn(world, customer.credential);
    const answer = await submit(client, { from: customer.email });
    client.destroy();
    return answer.lines[0]!;
  };

  it('R-043, C-13: paid at 12:00:00, it is active and sends by SMTP in the same second', async () => {
    const customer = await smtpCustomer(world, { offer: 'relay' });
    assert.match(await submitted(customer), /^550 5\.7\.1 subscription_required/);
    const buying = await Buying.of(world, customer);
    const bought = await buying.buy('relay.1000');
    assert.deepEqual([bought.status, bought.body.status], [201, 'active'], bought.text);
    assert.match(await submitted(customer), /^250 /);
  });

  it('R-045: where to send by SMTP is shown; the password only when it is made', async () => {
    const customer = await smtpCustomer(world, { offer: 'relay' });
    const buying = await Buying.of(world, customer);
    assert.equal((await buying.buy('relay.1000')).status, 201);
    const settings = await world.http.get<{ host: string; ports: object[]; usernames: string[] }>('/v1/smtp-settings', {
      token: customer.accessToken,
    });
    assert.equal(settings.status, 200);
    assert.ok(settings.body.host.length > 0);
    assert.ok(settings.body.ports.some((port) => 'tls' in port && port.tls === 'starttls'));
    assert.deepEqual(settings.body.usernames, [customer.credential.username]);
    assert.ok(!settings.text.includes(customer.credential.password));
    const shown = await world.http.get('/v1/smtp-credentials', { token: customer.accessToken });
    assert.ok(!shown.text.includes(customer.credential.password));
  });

  it('R-044: one opening confirmation, with its invoice and the SMTP settings, though the payment is told ten times', async () => {
    const customer = await smtpCustomer(world, { offer: 'relay' });
    const buying = await Buying.of(world, customer, 'tok_requires_action');
    const waiting = await buying.buy('relay.1000', 'year');
    assert.deepEqual([waiting.status, waiting.body.status], [202, 'pending_payment'], waiting.text);
    assert.match(await submitted(customer), /^550 5\.7\.1 subscription_required/);
    const { paymentId } = waiting.body as SubscriptionBody & { paymentId: string };
    const told = Array.from({ length: 10 }, (_, i) =>
      gatewayEvent(world, paymentId, `evt-${i < 5 ? 'same' : i}-${paymentId}`, 'succeeded'),
    );
    for (const answer of await Promise.all(told)) assert.ok(answer.status < 300, answer.text);
    assert.equal((await buying.get(waiting.body.id)).status, 'active');
    assert.match(await submitted(customer), /^250 /);
    const [invoice, ...others] = await buying.invoices();
    assert.deepEqual(others, []);

    await world.advance('PT5M');
    const mails = await mailsOf(world, customer.email, 'subscription-opened');
    assert.equal(mails.length, 1);
    const text = plainTextOf(mails[0]!.raw);
    assert.ok(text.includes('Relay 1,000 a day works on platform'), text);
    assert.ok(text.includes('from 2030-03-12 to 2031-03-11; then it is renewed year by year'), text);
    // 99.00 + 20 % = 99.00 + 19.80 = 118.80
    assert.ok(text.includes('Net €99.00, VAT €19.80, to pay €118.80'), text);
    assert.ok(text.includes(`invoice ${invoice!.number} of 2030-03-12`), text);
    assert.match(text, /host \S+, .*port \d+ \(STARTTLS\)/);
    assert.ok(text.includes(`User name: ${customer.credential.username}.`), text);
    assert.ok(!text.includes(customer.credential.password));
    assert.ok(text.includes('not for newsletters'), text);
  });

  it('the suite says nothing against newsletters, and how to make the credential that is not there yet', async () => {
    const customer = await Buying.signUp(world, 'suite');
    assert.equal((await customer.buy('suite.web')).status, 201);
    await world.advance('PT1M');
    const [mail] = await mailsOf(world, customer.email, 'subscription-opened');
    const text = plainTextOf(mail!.raw);
    assert.ok(text.includes('You have no SMTP credential yet'), text);
    assert.ok(!text.includes('newsletters'), text);
  });
});
