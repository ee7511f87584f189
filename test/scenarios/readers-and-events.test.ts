import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../src/kernel/ids.js';
import { MailIntakeFacade } from '../../src/modules/mail-intake/index.js';
import { SmtpPorts } from '../../src/platform/smtp-server/smtp-ports.js';
import { RawClient } from '../conformance/raw-client.js';
import { smtpCustomer } from '../conformance/smtp-customer.js';
import { eventually } from '../support/eventually.js';
import { type Envelope, WebhookReceiver } from '../support/peers/webhook-receiver.js';
import { startWorld, type World } from '../support/world.js';
import type { EventBody } from './sending-steps.js';
import { type StatsBody, totalsOf } from '../integration/sending/stats-steps.js';
import { type Arrived, Tracking } from './tracking-steps.js';

const NEWS = {
  stream: 'marketing',
  tags: ['spring'],
  html: '<p>Sale! <a href="https://shop.example/sale">here</a> <a href="{{unsubscribeUrl}}">off</a></p>',
  text: 'Sale',
  track: { opens: true, clicks: true },
};

/** What readers do to real mail, and whether all who are told of it are told the same. */
describe('what readers do is told to the feed, to webhooks and to statistics alike', () => {
  let world: World;
  let receiver: WebhookReceiver;
  let sender: Tracking;
  const mails = new Map<string, { id: string; mail: Arrived }>();
  before(async () => {
    receiver = await WebhookReceiver.start();
    world = await startWorld({ OUTBOUND_HTTP_ALLOW: `127.0.0.1:${receiver.port}` });
    sender = new Tracking(world, await smtpCustomer(world));
    const webhook = await world.http.post('/v1/webhooks', {
      token: sender.customer.secret,
      body: { url: receiver.url('/told'), types: ['*'] },
    });
    assert.equal(webhook.status, 201, webhook.text);
    for (const name of ['reads', 'leaves', 'writes', 'complains'])
      mails.set(name, await sender.sent(NEWS, `${name}@elsewhere.example`));
    await world.advance('PT1H');
  });
  after(async () => {
    await world.close();
    await receiver.stop();
  });

  const of = (name: string) => mails.get(name)!;
  const feed = async (): Promise<EventBody[]> =>
    (await sender.get<{ data: EventBody[] }>('/v1/events?limit=500')).body.data;

  /** A mail to one of the addresses that take what comes back. */
  async function bring(to: string, content: string): Promise<void> {
    const ports = world.app.get(SmtpPorts).openPorts;
    const client = await RawClient.ready(ports.find(({ variable }) => variable === 'SMTP_INBOUND_PORT')!.boundPort);
    await client.say('MAIL FROM:<somebody@isp.example>');
    assert.equal((await client.say(`RCPT TO:<${to}>`)).code, 250);
    await client.say('DATA');
    client.write(`${content}\r\n.\r\n`);
    assert.equal((await client.heard()).code, 250);
    client.destroy();
  }

  it('one opens the mail and follows a link', async () => {
    const { id, mail } = of('reads');
    await sender.visit(mail.pixel!);
    await sender.visit(mail.links[0]!);
    await sender.recorded(id, 'opened', 1);
    await sender.recorded(id, 'clicked', 1);
  });

  it('one unsubscribes with a click in his mail program, one by a mail', async () => {
    await sender.submit(of('leaves').mail.unsubscribePath!, 'List-Unsubscribe=One-Click');
    await sender.recorded(of('leaves').id, 'unsubscribed', 1);
    await bring(of('writes').mail.unsubscribeAddress!, 'Subject: unsubscribe\r\n\r\n');
    await sender.recorded(of('writes').id, 'unsubscribed', 1);
  });

  it('one complains to his provider, which reports it (RFC 5965)', async () => {
    const { id } = of('complains');
    const { body } = await sender.get<{ recipients: { id: string; email: string }[] }>(`/v1/messages/${id}`);
    const returnPath = world.app.get(MailIntakeFacade).signedAddress('b', parseWireId('dlv', body.recipients[0]!.id)!);
    const report = [
      'From: fbl@isp.example',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=cut',
      '',
      '--cut',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'User-Agent: isp/1.0',
      'Version: 1',
      `Original-Mail-From: <${returnPath}>`,
      'Original-Rcpt-To: <complains@elsewhere.example>',
      '',
      '--cut',
      'Content-Type: text/rfc822-headers',
      '',
      `Return-Path: <${returnPath}>`,
      'To: complains@elsewhere.example',
      '',
      '--cut--',
    ].join('\r\n');
    await bring(`fbl@${returnPath.slice(returnPath.indexOf('@') + 1)}`, report);
    await sender.recorded(id, 'complained', 1);
  });

  it('each message tells its own part, and nobody is told of another', async () => {
    const kinds = ['opened', 'clicked', 'unsubscribed', 'complained'];
    const told = (await feed())
      .filter(({ type }) => kinds.includes(type))
      .map(({ type, messageId, recipient }) => `${type} ${messageId} ${recipient}`);
    const expected = [
      ['opened', 'reads'],
      ['clicked', 'reads'],
      ['unsubscribed', 'leaves'],
      ['unsubscribed', 'writes'],
      ['complained', 'complains'],
    ].map(([type, name]) => `${type} ${of(name!).id} ${name}@elsewhere.example`);
    assert.deepEqual(told.sort(), expected.sort());
  });

  it('the webhook is told each event of the feed once, with the same id and the same words', async () => {
    const events = await feed();
    const arrived = await eventually('all of them have arrived', () => {
      const some = receiver.events('/told').filter(({ data }) => 'messageId' in data);
      return Promise.resolve(some.length >= events.length ? some : null);
    });
    const short = ({ id, type, data }: Envelope & { id: string }): string =>
      JSON.stringify([id, type, data['messageId'], data['recipient'], data['occurredAt']]);
    assert.deepEqual(
      arrived.map(short).sort(),
      events.map((one) => short({ ...one, data: { ...one } } as unknown as Envelope & { id: string })).sort(),
    );
  });

  it('statistics count each once, under the stream and the tag', async () => {
    const wanted = JSON.stringify({
      accepted: 4,
      delivered: 4,
      complained: 1,
      unsubscribed: 2,
      opens: 1,
      uniqueOpens: 1,
      clicks: 1,
      uniqueClicks: 1,
    });
    // They are counted every minute.
    for (const groupBy of ['stream', 'tag'])
      await eventually(`all is counted by ${groupBy}`, async () => {
        const { body } = await sender.get<StatsBody>(`/v1/stats?groupBy=${groupBy}&limit=500`);
        const those = body.data.filter(({ group }) => group === 'marketing' || group === 'spring');
        if (totalsOf(those) === wanted) return true;
        await world.advance('PT1M');
        return false;
      });
  });

  it('who left or complained gets no more of it; who reads does', async () => {
    for (const name of ['leaves', 'writes', 'complains']) {
      const again = await sender.send<{ code: string }>({ ...NEWS, to: [{ email: `${name}@elsewhere.example` }] });
      assert.deepEqual([again.status, again.body.code], [422, 'recipient_suppressed'], name);
    }
    await sender.sent(NEWS, 'reads@elsewhere.example');
  });
});
