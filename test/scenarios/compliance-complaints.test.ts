import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../src/kernel/ids.js';
import { toIso } from '../../src/kernel/time/instant.js';
import { MailIntakeFacade } from '../../src/modules/mail-intake/index.js';
import { SmtpPorts } from '../../src/platform/smtp-server/smtp-ports.js';
import { RawClient } from '../conformance/raw-client.js';
import { log, requestReview, riskReviewOf } from '../integration/compliance/compliance-world.js';
import {
  alertsOf,
  blocksOf,
  relayCustomer,
  untilAlerts,
  untilBlocked,
} from '../integration/compliance/complaints-in-world.js';
import type { Customer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';

/** What the rules promise from the complaint to the queue, by the machine's clock. */
const PROMISE_MS = 60_000;

/** Complaints as they come in, judged by the scheduler itself while the clock simply runs. */
describe('complaints, from the first report to the suspension', () => {
  let world: World;
  let operator: string;
  let intake: MailIntakeFacade;
  before(async () => {
    world = await startWorld();
    operator = await world.operator();
    intake = world.app.get(MailIntakeFacade);
  });
  after(() => world.close());

  interface Sent {
    messageId: string;
    deliveryId: string;
    recipient: string;
  }
  async function deliver(customer: Customer, recipient: string): Promise<Sent> {
    const sent = await world.http.post<{ id: string; recipients: { id: string }[] }>('/v1/messages', {
      token: customer.secret,
      body: { from: { email: customer.email }, to: [{ email: recipient }], subject: 'News', text: 'Hello.' },
    });
    assert.equal(sent.status, 202, sent.text);
    await eventually(`${recipient} has it`, async () => (await world.inbox.to(recipient)).length > 0);
    return { messageId: sent.body.id, deliveryId: sent.body.recipients[0]!.id, recipient };
  }

  /** RFC 5965, as a provider sends it to our feedback address. */
  async function feedback({ deliveryId, recipient }: Sent): Promise<void> {
    const returnPath = intake.signedAddress('b', parseWireId('dlv', deliveryId)!);
    const report = [
      'From: fbl@isp.example',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=cut',
      '',
      '--cut',
      'Content-Type: text/plain',
      '',
      'This is an abuse report.',
      '--cut',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'User-Agent: isp/1.0',
      'Version: 1',
      `Original-Mail-From: <${returnPath}>`,
      `Original-Rcpt-To: <${recipient}>`,
      '',
      '--cut',
      'Content-Type: message/rfc822',
      '',
      `Return-Path: <${returnPath}>`,
      `To: ${recipient}`,
      'Subject: News',
      '',
      'Hello.',
      '--cut--',
      '.',
      '',
    ];
    const ports = world.app.get(SmtpPorts).openPorts;
    const client = await RawClient.ready(ports.find(({ variable }) => variable === 'SMTP_INBOUND_PORT')!.boundPort);
    const domain = returnPath.slice(returnPath.indexOf('@') + 1);
    await client.say('MAIL FROM:<fbl@isp.example>');
    assert.equal((await client.say(`RCPT TO:<fbl@${domain}>`)).code, 250);
    await client.say('DATA');
    client.write(report.join('\r\n'));
    assert.equal((await client.heard()).code, 250);
    client.destroy();
  }

  const recordByHand = async (customer: Customer, source: string, reference: string): Promise<void> => {
    const body = { accountId: customer.accountId, recipient: `${source}@other.example`, source, reference };
    const recorded = await world.http.post('/v1/admin/complaints', {
      token: operator,
      body: { ...body, receivedAt: toIso(world.now()) },
    });
    assert.equal(recorded.status, 201, recorded.text);
  };

  it('R-091: a report of a provider is in the queue of staff within a minute, with account and message, and its recipient is suppressed', async () => {
    const customer = await relayCustomer(world, operator);
    const sent = await deliver(customer, 'ann@isp.example');
    const startedMs = performance.now();
    await feedback(sent);
    await untilAlerts(world, customer, operator, 'complaint', 1);
    assert.ok(performance.now() - startedMs < PROMISE_MS);
    const [alert] = await alertsOf(world, customer, operator, 'complaint');
    assert.deepEqual(
      [alert?.accountId, alert?.messageId, alert?.detail],
      [customer.accountId, sent.messageId, { source: 'arf' }],
    );
    const listed = await world.http.get<{ data: { email: string; reason: string }[] }>(
      '/v1/suppressions?email=ann@isp.example',
      { token: customer.secret },
    );
    assert.deepEqual(
      listed.body.data.map(({ email, reason }) => [email, reason]),
      [['ann@isp.example', 'complaint']],
    );
    await eventually('one message and one complaint: a person looks', async () =>
      (await riskReviewOf(world, customer, operator))?.flags.includes('complaints'),
    );
  });

  it('R-090, R-089: a report told twice, a letter and a list make three of 6,000; consent that was proven does not stop the suspension', async () => {
    const customer = await relayCustomer(world, operator);
    await log(world, customer, 'accepted', 6_000);
    const proof = 'Proof of consent: double opt-in of every address, with time and network, attached as a file.';
    const asked = await requestReview(world, customer, { message: proof });
    assert.equal(asked.status, 201, asked.text);
    const approved = await world.http.post(`/v1/admin/reviews/${asked.body.id}/decide`, {
      token: operator,
      body: { decision: 'approve' },
    });
    assert.equal(approved.status, 200, approved.text);
    const sent = await deliver(customer, 'bob@isp.example');
    await feedback(sent);
    await feedback(sent);
    await recordByHand(customer, 'abuse_mailbox', 'Letter 17');
    await untilAlerts(world, customer, operator, 'complaint', 2);
    assert.deepEqual(await blocksOf(world, customer), [], 'two of 6,001 are fine');
    const startedMs = performance.now();
    await recordByHand(customer, 'anti_spam_organisation', 'Report 4711');
    await untilBlocked(world, customer, 'complaint_rate');
    assert.ok(performance.now() - startedMs < PROMISE_MS);
    assert.equal((await alertsOf(world, customer, operator, 'complaint')).length, 3);
    const [block] = await blocksOf(world, customer);
    assert.equal(block?.measured, 3 / 6_001);
  });
});
