import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { newId, parseWireId, SYSTEM_ACCOUNT_ID } from '../../../src/kernel/ids.js';
import { toDate } from '../../../src/kernel/time/instant.js';
import { MailIntakeFacade } from '../../../src/modules/mail-intake/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { RawClient } from '../../conformance/raw-client.js';
import { eventually } from '../../support/eventually.js';
import { rows } from '../accounts/account-world.js';
import { MailWorld } from './mail-world.js';

const UNKNOWN_USER = 'Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user';

function dsn(fields: string, returned: string[] = []): string {
  return [
    'From: MAILER-DAEMON@receiver.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.receiver.test',
    '',
    fields,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    ...returned,
    '',
    '--b--',
  ].join('\r\n');
}

function arf(returned: string[], fields: string[] = []): string {
  return [
    'From: feedback@isp.test',
    'Subject: FW: your mail',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="f"',
    '',
    '--f',
    'Content-Type: text/plain',
    '',
    'A complaint.',
    '--f',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'Version: 1',
    ...fields,
    '',
    '--f',
    'Content-Type: message/rfc822',
    '',
    ...returned,
    '',
    'text',
    '--f--',
  ].join('\r\n');
}

describe('what comes back of mail that was delivered', () => {
  let mail: MailWorld;
  before(async () => {
    mail = await MailWorld.start('mx');
    // SPF of whoever runs the feedback loop: the client of these tests is on loopback.
    mail.dns.set('isp.test', { txt: ['v=spf1 ip4:127.0.0.0/8 -all'] });
  });
  after(() => mail.close());

  const domainOf = (address: string) => address.slice(address.indexOf('@') + 1);
  const feedback = () => {
    const signed = mail.world.app.get(MailIntakeFacade).signedAddress('b', newId(mail.world.now()));
    return `fbl@${domainOf(signed)}`;
  };

  /** A delivered message: its id, its return path, its header as the receiver got it. */
  async function delivered(to: string): Promise<{ id: string; from: string; header: string }> {
    const id = await mail.send(to);
    await mail.event(id, 'delivered');
    const received = mail.sink.mails.findLast((each) => each.to[0] === to)!;
    return { id, from: received.from, header: received.raw.toString().split('\r\n\r\n')[0]! };
  }

  async function bring(to: string, content: string, sender = ''): Promise<void> {
    const client = await RawClient.ready(mail.inboundPort);
    await client.say(`MAIL FROM:<${sender}>`);
    assert.equal((await client.say(`RCPT TO:<${to}>`)).code, 250);
    await client.say('DATA');
    client.write(`${content}\r\n.\r\n`);
    assert.equal((await client.heard()).code, 250);
    client.destroy();
  }

  const rawMails = () =>
    rows<{
      id: string;
      sender: string;
      authentication: { spf: { result: string }; dkim: unknown[]; dmarc: { result: string } };
    }>(mail.world, 'select id, sender, authentication from raw_inbound_mails order by received_at, id', []);
  /** All that came in was looked at. */
  const settled = () =>
    eventually('nothing waits', async () => {
      const [open] = await rows<{ n: number }>(
        mail.world,
        `select count(*)::int as n from outbox where name = 'mail.received.v1' and state <> 2`,
        [],
      );
      return open!.n === 0 ? true : undefined;
    });
  const complaints = (id: string) =>
    rows<{ recipient: string | null; source: string }>(
      mail.world,
      'select recipient, source from complaints where message_id = $1',
      [parseWireId('msg', id)],
    );
  const complained = async (id: string) => (await mail.events(id)).filter(({ type }) => type === 'complained').length;

  it('a late bounce is marked late, counted as returned, and only a mailbox that is gone costs its address', async () => {
    const [gone, full] = [await delivered('gone@receiver.test'), await delivered('full@receiver.test')];
    await bring(gone.from, dsn(UNKNOWN_USER));
    await bring(full.from, dsn('Action: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full'));
    assert.equal((await mail.event(gone.id, 'bounced')).class, 'no_such_user');
    assert.equal((await mail.event(full.id, 'bounced')).class, 'mailbox_full');
    const [detail] = await rows<{ late: boolean }>(
      mail.world,
      `select (detail ->> 'late')::boolean as late from mail_events where message_id = $1 and type = 5`,
      [parseWireId('msg', gone.id)],
    );
    assert.equal(detail!.late, true);
    assert.deepEqual(
      [await mail.suppressed('gone@receiver.test'), await mail.suppressed('full@receiver.test')],
      ['no_such_user', undefined],
    );
    const message = await mail.world.http.get<{ status: string }>(`/v1/messages/${gone.id}`, {
      token: mail.customer.secret,
    });
    assert.equal(message.body.status, 'bounced');
  });

  it('a delay, an absence and a list of which some got it are no bounces', async () => {
    const { id, from } = await delivered('waits@receiver.test');
    await bring(from, dsn('Action: delayed\r\nStatus: 4.4.1'));
    await bring(from, 'From: a@receiver.test\r\nSubject: Out of office\r\n\r\nThis address does not exist any more.');
    const members = ['failed', 'delivered'].map(
      (action, n) => `Final-Recipient: rfc822; m${n}@list.test\r\nAction: ${action}\r\nStatus: 5.1.1`,
    );
    await bring(from, dsn(members.join('\r\n\r\n')));
    await settled();
    assert.deepEqual(
      (await mail.events(id)).map(({ type }) => type),
      ['accepted', 'delivered'],
    );
  });

  it('a report without our signed return path never costs an address, whatever it knows', async () => {
    const { id, header } = await delivered('victim@receiver.test');
    const messageId = /^Message-ID: .*$/im.exec(header)![0];
    const forged = dsn(`Final-Recipient: rfc822; victim@receiver.test\r\n${UNKNOWN_USER}`, [messageId]);
    await bring(feedback(), forged, 'mallory@nobody.test');
    await settled();
    assert.equal((await mail.events(id)).at(-1)!.type, 'delivered', 'its sender is not proven');
    await bring(feedback(), forged, 'postmaster@isp.test');
    assert.equal((await mail.event(id, 'bounced')).class, 'no_such_user');
    assert.equal(await mail.suppressed('victim@receiver.test'), undefined);
  });

  it('R-091: a complaint is found by the return path in its copy, counted once, and suppresses', async () => {
    const { id, from, header } = await delivered('angry@receiver.test');
    const report = arf([`Return-Path: <${from}>`, header], ['Original-Rcpt-To: <redacted@redacted.invalid>']);
    await bring(feedback(), report, 'feedback@isp.test');
    await mail.event(id, 'complained');
    await bring(feedback(), report, 'feedback@isp.test');
    await settled();
    assert.deepEqual(await complaints(id), [{ recipient: 'angry@receiver.test', source: 'arf' }]);
    assert.equal(await complained(id), 1);
    assert.equal(await mail.suppressed('angry@receiver.test'), 'complaint');
  });

  it('a copy without return path and recipient is known by our own field; its sender must stand for it', async () => {
    const { id, header } = await delivered('redacted@receiver.test');
    assert.match(header, /^X-Posthorn-Message: msg_/m);
    const own = header.split('\r\n').filter((line) => /^X-Posthorn-Message:/i.test(line));
    await bring(`abuse@${domainOf(feedback())}`, arf(own), 'mallory@nobody.test');
    await settled();
    assert.equal(await complained(id), 0);
    await bring(feedback(), arf(own), 'feedback@isp.test');
    await mail.event(id, 'complained');
    assert.equal(await mail.suppressed('redacted@receiver.test'), 'complaint');
  });

  it('who sent a mail is kept with it; a name server that fails is an error that passes', async () => {
    mail.dns.fail('broken.test', 'servfail');
    for (const domain of ['isp.test', 'nobody.test', 'broken.test'])
      await bring(
        `postmaster@${domainOf(feedback())}`,
        `From: a@${domain}\r\nSubject: hello\r\n\r\nhello`,
        `who@${domain}`,
      );
    const all = await rawMails();
    const spfOf = (domain: string) =>
      all.findLast(({ sender }) => sender === `who@${domain}`)!.authentication.spf.result;
    assert.deepEqual(['isp.test', 'nobody.test', 'broken.test'].map(spfOf), ['pass', 'none', 'temperror']);
  });

  it('a mail that goes in a circle is refused, and so is one too many for one signed address', async () => {
    const { from } = await delivered('loop@receiver.test');
    const client = await RawClient.ready(mail.inboundPort);
    const offer = async (content: string): Promise<number> => {
      await client.say('MAIL FROM:<>');
      await client.say(`RCPT TO:<${from}>`);
      await client.say('DATA');
      client.write(`${content}\r\n.\r\n`);
      return (await client.heard()).code;
    };
    assert.equal(await offer(`${'Received: from a by b\r\n'.repeat(51)}Subject: round\r\n\r\nx`), 554);
    const codes: number[] = [];
    for (let n = 0; n < 21; n += 1) codes.push(await offer('Subject: again\r\n\r\nx'));
    assert.deepEqual([codes.filter((code) => code === 250).length, codes.at(-1)], [20, 451]);
    client.destroy();
  });

  it('F60: a mail that cannot be read is given up alone, after three readers at most; others go on', async () => {
    const { id, from } = await delivered('behind@receiver.test');
    const { world } = mail;
    const store = (content: Buffer, claims: number): Promise<string> =>
      world.app.get(UnitOfWork).runAsWorker(async (tx) => {
        const rawId = newId(tx.now);
        const recipients = JSON.stringify([{ address: from, route: 'return-path', detail: null }]);
        await tx.query(
          `insert into raw_inbound_mails (id, received_at, sender, recipients, remote_address, hello, size_bytes, content, claims)
           values ($1, $2, '', $3, '192.0.2.1', 'x', 1, $4, $5)`,
          [rawId, toDate(tx.now), recipients, content, claims],
        );
        const payload = { rawId, route: 'return-path' };
        await world.app
          .get(Outbox)
          .publish(tx, 'mail.received.v1', { accountId: SYSTEM_ACCOUNT_ID, aggregateId: rawId, payload });
        return rawId;
      });
    const broken = await store(Buffer.from('no gzip at all'), 0);
    const deadly = await store(gzipSync(dsn(UNKNOWN_USER)), 3);
    await settled();
    assert.equal((await mail.events(id)).at(-1)!.type, 'delivered', 'three readers died of it');
    await bring(from, dsn(UNKNOWN_USER));
    await mail.event(id, 'bounced');
    const kept = await rows<{ claims: number }>(world, 'select claims from raw_inbound_mails where id = any ($1)', [
      [broken, deadly],
    ]);
    assert.deepEqual(
      kept.map(({ claims }) => claims),
      [3, 3],
    );
  });
});
