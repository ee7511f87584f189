import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RawClient } from '../../conformance/raw-client.js';
import { selfSigned } from '../../support/peers/certificates.js';
import type { SinkContext, SinkAction } from '../../support/peers/smtp-sink.js';
import { MailWorld } from './mail-world.js';

const REPLIES: Record<string, SinkAction> = {
  nobody: { reply: '550 5.1.1 user unknown' },
  full: { reply: '452 4.2.2 mailbox full' },
  listed: { reply: '554 5.7.1 client host blocked using zen.spamhaus.org' },
};

function byRecipient({ stage, to }: SinkContext): SinkAction | undefined {
  return stage === 'rcpt' ? REPLIES[to.at(-1)?.split('@')[0] ?? ''] : undefined;
}

describe('mail to the world by MX', () => {
  let mail: MailWorld;
  before(async () => {
    const pair = selfSigned('mx.receiver.test');
    mail = await MailWorld.start('mx', { script: byRecipient, tls: { key: pair.key, cert: pair.cert } });
  });
  after(() => mail.close());

  it('arrives byte for byte, encrypted, signed with RSA and Ed25519, with a signed return path of its own', async () => {
    const id = await mail.send('bob@receiver.test');
    const event = await mail.event(id, 'delivered');
    const received = mail.sink.mails.find((each) => each.to[0] === 'bob@receiver.test')!;
    assert.deepEqual(await mail.dkimResults(received.raw), ['pass', 'pass']);
    assert.match(received.from, /^b\+[a-z2-7]{42}@bounce\./);
    assert.match(received.raw.toString(), /Hello there\r\n\.\r\nbye/);
    assert.equal(received.secure, true);
    assert.deepEqual([event.host, event.ip, event.code, event.attempt], ['mx.receiver.test', '127.0.0.50', 250, 1]);
    assert.match(event.tls?.version ?? '', /^TLSv1\./);
  });

  it('a recipient that does not exist bounces and is suppressed; a full mailbox and a block are not', async () => {
    const bounced = await mail.event(await mail.send('nobody@receiver.test'), 'bounced');
    assert.deepEqual([bounced.class, bounced.code, bounced.enhancedCode], ['no_such_user', 550, '5.1.1']);
    assert.equal(await mail.suppressed('nobody@receiver.test'), 'no_such_user');
    assert.equal((await mail.event(await mail.send('full@receiver.test'), 'deferred')).class, 'mailbox_full');
    assert.equal((await mail.event(await mail.send('listed@receiver.test'), 'bounced')).class, 'blocklisted');
    assert.equal(await mail.suppressed('full@receiver.test'), undefined);
    assert.equal(await mail.suppressed('listed@receiver.test'), undefined);
  });

  it('what was deferred is tried again when business time comes', async () => {
    const id = await mail.send('full@receiver.test');
    await mail.event(id, 'deferred');
    delete REPLIES['full'];
    await mail.world.advance('PT3H');
    assert.equal((await mail.event(id, 'delivered')).attempt, 2);
  });

  it('a bounce that comes back by mail is recorded once and suppresses', async () => {
    const id = await mail.send('later@receiver.test');
    await mail.event(id, 'delivered');
    const { from } = mail.sink.mails.find((each) => each.to[0] === 'later@receiver.test')!;
    const report = [
      'From: MAILER-DAEMON@receiver.test',
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.receiver.test',
      '',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      '',
      '--b--',
      '.',
    ].join('\r\n');
    for (let copy = 0; copy < 2; copy += 1) {
      const client = await RawClient.ready(mail.inboundPort);
      await client.say('MAIL FROM:<>');
      assert.equal((await client.say(`RCPT TO:<${from}>`)).code, 250);
      await client.say('DATA');
      client.write(`${report}\r\n`);
      assert.equal((await client.heard()).code, 250);
      client.destroy();
    }
    const bounced = await mail.event(id, 'bounced');
    assert.deepEqual([bounced.class, bounced.host], ['no_such_user', 'mx.receiver.test']);
    assert.equal(await mail.suppressed('later@receiver.test'), 'no_such_user');
    await mail.world.advance('PT1S');
    assert.equal((await mail.events(id)).filter((event) => event.type === 'bounced').length, 1);
  });
});

describe('mail through a smart host', () => {
  let mail: MailWorld;
  before(async () => {
    mail = await MailWorld.start('smart-host', { extensions: ['PIPELINING', 'SIZE 300000'] });
  });
  after(() => mail.close());

  it('goes there whatever the domain', async () => {
    const ids = await Promise.all(['a@one.test', 'b@two.test', 'c@three.test'].map((to) => mail.send(to)));
    for (const id of ids) await mail.event(id, 'delivered');
    assert.deepEqual(
      mail.sink.mails
        .slice(-3)
        .map((each) => each.to[0])
        .sort(),
      ['a@one.test', 'b@two.test', 'c@three.test'],
    );
  });

  it('8-bit mail is encoded anew for a receiver without 8BITMIME, and signed as it is sent; what cannot be bounces', async () => {
    const [ann, token] = [mail.customer.email, mail.customer.secret];
    const sent = async (to: string, type: string, body: string): Promise<string> => {
      const raw = `From: ${ann}\r\nTo: ${to}\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n${body}`;
      const headers = { 'content-type': 'message/rfc822' };
      const answer = await mail.world.http.post<{ id: string }>('/v1/messages/raw', { token, body: raw, headers });
      assert.equal(answer.status, 202, answer.text);
      return answer.body.id;
    };
    const eightBit = 'Content-Transfer-Encoding: 8bit\r\n\r\nGrüße aus Köln, and a longer text\r\n';
    await mail.event(await sent('eight@one.test', 'text/plain; charset=utf-8', eightBit), 'delivered');
    const { raw, to } = mail.sink.mails.at(-1)!;
    assert.deepEqual(to, ['eight@one.test']);
    assert.match(raw.toString('latin1'), /: quoted-printable\r\n[\s\S]*Gr=C3=BC=C3=9Fe aus K=C3=B6ln, and/);
    assert.ok(raw.every((byte) => byte < 0x80));
    assert.deepEqual(await mail.dkimResults(raw), ['pass', 'pass']);
    const sealed = `\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGrüße\r\n--b--\r\n`;
    const id = await sent('sealed@one.test', 'multipart/signed; boundary=b', sealed);
    assert.equal((await mail.event(id, 'bounced')).class, 'content');
  });

  it('R-079: a message above the SIZE that the receiver announces bounces as message_too_large without a retry', async () => {
    const id = await mail.send('big@one.test', { text: 'x'.repeat(70).concat('\n').repeat(6_000) });
    const bounced = await mail.event(id, 'bounced');
    assert.equal(bounced.class, 'message_too_large');
    assert.equal(await mail.suppressed('big@one.test'), undefined);
  });
});
