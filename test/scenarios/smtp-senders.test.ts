import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RawClient } from '../conformance/raw-client.js';
import { signedIn, smtpCustomer, type SmtpCustomer, smtpPort, submit, textMail } from '../conformance/smtp-customer.js';
import { startWorld, type World } from '../support/world.js';

describe('whose name mail by SMTP may carry', () => {
  let world: World;
  let own: SmtpCustomer;
  let stranger: SmtpCustomer;
  let client: RawClient;
  before(async () => {
    world = await startWorld();
    own = await smtpCustomer(world);
    stranger = await smtpCustomer(world);
    client = await signedIn(world, own.credential);
  });
  after(async () => {
    client.destroy();
    await world.close();
  });

  const accepted = async (): Promise<number> => {
    const list = await world.http.get<{ data: unknown[] }>('/v1/messages?limit=500', { token: own.secret });
    return list.body.data.length;
  };

  it('R-087: MAIL FROM or From of somebody else is 550 5.7.1 sender_not_verified', async () => {
    const refused = /^550 5\.7\.1 sender_not_verified: /;
    assert.match((await client.say('MAIL FROM:<ceo@other.example>')).lines[0]!, refused);
    assert.match(
      (await submit(client, { from: own.email, content: textMail('ceo@other.example') })).lines[0]!,
      refused,
    );
    assert.equal(await accepted(), 0);
  });

  it('a mailbox at a mail provider sends single mails with a warning, and no bulk mail', async () => {
    const free = await smtpCustomer(world, { email: 'acme.shop@gmail.com' });
    const session = await signedIn(world, free.credential);
    const bulk = textMail(free.email, ['X-Posthorn-Stream: marketing']);
    const refused = (await submit(session, { from: free.email, content: bulk })).lines[0]!;
    assert.match(refused, /^550 5\.7\.1 freemail_sender: Bulk mail cannot come from gmail\.com/);
    assert.match((await submit(session, { from: free.email, content: textMail(free.email) })).lines[0]!, /^250 /);
    session.destroy();
    const body = { from: { email: free.email }, to: [{ email: 'a@elsewhere.example' }], subject: 'x', text: 'y' };
    const send = (more: object) =>
      world.http.post<{ code?: string; warnings?: string[] }>('/v1/messages', {
        token: free.secret,
        body: { ...body, ...more },
      });
    assert.deepEqual((await send({})).body.warnings, ['freemail_sender']);
    const answer = await send({ stream: 'marketing' });
    assert.deepEqual([answer.status, answer.body.code], [403, 'freemail_sender']);
  });

  /** Header forms that somebody might read as another author. `%o` is the own address, `%f` the foreign one. */
  const FORMS = [
    'From: %f',
    'From: <%f>',
    'From: "%o" <%f>',
    'From: %o <%f>',
    'From: %f <%f>',
    'From: %o, %f',
    'From: %f, %o',
    'From: <%o>, <%f>',
    'From: group: %f;',
    'From: (%o) %f',
    'From: %f (%o)',
    'From: <@relay.example:%f>',
    'From: "a" <%f> (comment)',
    'From:%f',
    'From : %f',
    'fRoM: %f',
    'From:\r\n %f',
    'From: =?utf-8?q?=3C%o=3E?= <%f>',
    'From: <%f> <%o>',
    'From: <%o> <%f>',
    'From: %o\r\nFrom: %f',
    'From: %f\r\nFrom: %o',
    'From: %o\r\nfrom: %f',
    'From: %o\r\nSender: %f',
    'Sender: %o\r\nFrom: %f',
    'From: %o\r\nFrom : %f',
    'From: %o\0@other.example',
    'From: "%o"@other.example',
    'From: %o@other.example',
    'From: %o.other.example',
    'From: sub.%f',
    'From: x@sub.ACME1.example.evil.example',
    'From: ',
    'From: <>',
    'Resent-From: %o\r\nFrom: %f',
    'From: %o\r\nResent-From: %f',
    'From: %o\r\nResent-From: %o\r\nResent-Sender: %f',
    'From: %o\r\nResent-From: %o, %f',
    'X: y',
  ];

  it('G22: no combination of login, envelope and header form lets a foreign name through', async () => {
    const foreigners = [
      stranger.email,
      'ceo@other.example',
      `x@${own.email.split('@')[1]}`,
      'postmaster@posthorn.localhost',
    ];
    let rows = 0;
    for (const foreign of foreigners) {
      for (const envelope of [own.email, foreign, '']) {
        const session = await signedIn(world, own.credential);
        for (const form of FORMS) {
          const header = form.replaceAll('%o', own.email).replaceAll('%f', foreign);
          const answer = await submit(session, {
            from: envelope,
            content: `${header}\r\nTo: a@customers.example\r\nSubject: x\r\n\r\nx\r\n`,
          });
          assert.ok(answer.code >= 500, `${header} from <${envelope}>: ${answer.lines[0]}`);
          rows += 1;
        }
        session.destroy();
      }
    }
    assert.ok(rows >= 200, `${rows} rows`);
    assert.equal(await accepted(), 0);
  });

  it('own forms are taken', async () => {
    for (const form of [
      'From: %o',
      'From: Acme <%o>',
      'From: "Acme, Inc." <%o>',
      'From: =?utf-8?q?=C3=89lan?= <%o>',
      'from:\r\n\t<%o>',
      'Sender: %o\r\nFrom: %o',
    ]) {
      const content = `${form.replaceAll('%o', own.email)}\r\nSubject: x\r\n\r\nx\r\n`;
      const answer = await submit(client, { from: own.email, content });
      assert.equal(answer.code, 250, `${form}: ${answer.lines[0]}`);
    }
  });

  it('T27: nobody relays without AUTH, on no port, by no trick of the address', async () => {
    for (const port of [smtpPort(world), smtpPort(world, 'SMTP_INBOUND_PORT')]) {
      const anonymous = await RawClient.ready(port);
      for (const from of [own.email, '', 'postmaster@posthorn.localhost', 'root@localhost']) {
        const sender = await anonymous.say(`MAIL FROM:<${from}>`);
        if (sender.code === 530) continue;
        for (const to of [
          'a@customers.example',
          'a%customers.example@posthorn.localhost',
          'customers.example!a@posthorn.localhost',
          '"a@customers.example"',
        ]) {
          assert.ok((await anonymous.say(`RCPT TO:<${to}>`)).code >= 500, `${from} to ${to}`);
        }
        await anonymous.say('RSET');
      }
      anonymous.destroy();
    }
  });
});
