import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createTransport } from 'nodemailer';
import { SmtpPorts } from '../../src/platform/smtp-server/smtp-ports.js';
import { RawClient } from '../conformance/raw-client.js';
import {
  makeCredential,
  messageIdOf,
  signedIn,
  smtpCustomer,
  type SmtpCustomer,
  smtpPort,
  submit,
  textMail,
} from '../conformance/smtp-customer.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/processes.js';
import { startWorld, type World } from '../support/world.js';

describe('a customer sends by SMTP', () => {
  let world: World;
  let customer: SmtpCustomer;
  before(async () => {
    const both = (await freePorts()).inbound;
    world = await startWorld({ SMTP_SUBMISSION_PORTS: `0,0,${both}`, SMTP_INBOUND_PORT: String(both) });
    customer = await smtpCustomer(world);
  });
  after(() => world.close());

  const get = async (path: string): Promise<Record<string, unknown>> =>
    (await world.http.get<Record<string, unknown>>(path, { token: customer.secret })).body;

  it('R-083: a quote with a PDF is accepted, its message id named in the 250, and it arrives', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: smtpPort(world),
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      auth: { user: customer.credential.username, pass: customer.credential.password },
    });
    const sent = await transport.sendMail({
      from: `Acme <${customer.email}>`,
      to: 'buyer@customers.example',
      subject: 'Votre devis n° 7',
      text: 'Ci-joint.\n.\n..\nfin',
      attachments: [{ filename: 'devis.pdf', content: Buffer.from('%PDF-1.7 …') }],
      headers: { 'X-Posthorn-Tag': 'quotes', 'X-Posthorn-Custom-Id': 'crm-7' },
    });
    transport.close();
    const id = /accepted (msg_\S+)/.exec(sent.response)?.[1];
    assert.ok(id, sent.response);
    const message = await get(`/v1/messages/${id}`);
    assert.deepEqual([message.customId, message.tags], ['crm-7', ['quotes']]);
    const [mail] = await eventually('the mail arrives', async () => {
      const mails = await world.inbox.to('buyer@customers.example');
      return mails.length > 0 && mails;
    });
    assert.doesNotMatch(mail!.raw, /^x-posthorn-(?:tag|custom-id)/im);
    assert.match(mail!.raw, /^Received: by localhost with ESMTPSA;\r?\n/m);
    assert.match(mail!.raw, /^Message-ID: </im);
  });

  it('R-081: several STARTTLS ports, one with TLS from the first byte and one that is also the MX take the same mail', async () => {
    const open = world.app.get(SmtpPorts).openPorts.map(({ boundPort, tls, inbound }) => ({ boundPort, tls, inbound }));
    assert.deepEqual(
      open.map(({ tls, inbound }) => `${tls}${inbound ? ' and MX' : ''}`),
      ['starttls', 'starttls', 'starttls and MX', 'implicit'],
    );
    for (const { boundPort, tls } of open) {
      const transport = createTransport({
        host: '127.0.0.1',
        port: boundPort,
        secure: tls === 'implicit',
        requireTLS: tls === 'starttls',
        tls: { rejectUnauthorized: false },
        auth: { user: customer.credential.username, pass: customer.credential.password },
      });
      const sent = await transport.sendMail({
        from: customer.email,
        to: 'a@customers.example',
        subject: 'x',
        text: 'x',
      });
      assert.match(sent.response, /^250 2\.0\.0 accepted msg_/);
      transport.close();
    }
  });

  it('R-011: three credentials of one account are signed in and send at the same time', async () => {
    const credentials = [
      customer.credential,
      await makeCredential(world, customer, 'shop'),
      await makeCredential(world, customer, 'crm'),
    ];
    const clients = await Promise.all(credentials.map((credential) => signedIn(world, credential)));
    const replies = await Promise.all(clients.map((client) => submit(client, { from: customer.email })));
    assert.deepEqual(
      replies.map((r) => r.code),
      [250, 250, 250],
    );
    for (const client of clients) client.destroy();
  });

  it('R-082: the same credentials from two networks within ten minutes; without AUTH 530', async () => {
    for (const localAddress of ['127.0.0.1', '127.0.0.2']) {
      const client = await RawClient.connect(smtpPort(world), { localAddress });
      await client.heard();
      await client.say('EHLO laptop.example');
      assert.match((await client.say(`MAIL FROM:<${customer.email}>`)).lines[0]!, /^530 5\.7\.0 /);
      const auth = Buffer.from(`\0${customer.credential.username}\0${customer.credential.password}`).toString('base64');
      assert.equal((await client.say(`AUTH PLAIN ${auth}`)).code, 235);
      assert.equal((await submit(client, { from: customer.email })).code, 250);
      client.destroy();
      if (localAddress === '127.0.0.1') await world.advance('PT9M');
    }
  });

  it('Message-ID and Date are added only where they are missing', async () => {
    const client = await signedIn(world, customer.credential);
    const own = ['Message-ID: <own@acme.example>', 'Date: Sun, 01 Mar 2026 10:00:00 +0100'];
    await submit(client, {
      from: customer.email,
      to: ['with@customers.example'],
      content: textMail(customer.email, own),
    });
    await submit(client, { from: customer.email, to: ['without@customers.example'] });
    client.destroy();
    const rawTo = (address: string) => eventually('it arrives', async () => (await world.inbox.to(address))[0]?.raw);
    const withOwn = await rawTo('with@customers.example');
    assert.match(withOwn, /^Message-ID: <own@acme\.example>\r?$/m);
    assert.equal(withOwn.match(/^date:/gim)?.length, 1);
    const without = await rawTo('without@customers.example');
    assert.equal(without.match(/^message-id: <[^>]+>/gim)?.length, 1);
    assert.equal(without.match(/^date: /gim)?.length, 1);
  });

  it('one idempotency key, the same bytes: 250 names the first message; other bytes: 554 5.7.0', async () => {
    const client = await signedIn(world, customer.credential);
    const content = textMail(customer.email, ['X-Posthorn-Idempotency-Key: order-7']);
    const first = messageIdOf(await submit(client, { from: customer.email, content }));
    assert.equal(messageIdOf(await submit(client, { from: customer.email, content })), first);
    const other = await submit(client, { from: customer.email, content: `${content}more\r\n` });
    assert.match(other.lines[0]!, /^554 5\.7\.0 idempotency_key_reused: /);
    const elsewhere = await submit(client, { from: customer.email, content, to: ['other@customers.example'] });
    assert.equal(elsewhere.code, 554);
    client.destroy();
    const rest = await world.http.post('/v1/messages', {
      token: customer.secret,
      headers: { 'idempotency-key': 'order-7' },
      body: { from: { email: customer.email }, to: [{ email: 'a@customers.example' }], subject: 'x', text: 'x' },
    });
    assert.equal(rest.status, 422, 'one keyspace over REST and SMTP');
  });

  it('faulty X-Posthorn fields are refused with their names', async () => {
    const client = await signedIn(world, customer.credential);
    for (const field of [
      'X-Posthorn-Track: everything',
      'X-Posthorn-Send-At: tomorrow',
      'X-Posthorn-Stream: spam',
      'X-Posthorn-Admin: 1',
    ]) {
      const answer = await submit(client, { from: customer.email, content: textMail(customer.email, [field]) });
      assert.match(answer.lines[0]!, /^550 5\.6\.0 (?:validation_failed|header_not_allowed): .*x-posthorn-/i);
    }
    client.destroy();
  });

  it('NUL, two From fields and no From are refused; bare CR and LF are repaired into one mail', async () => {
    const client = await signedIn(world, customer.credential);
    const to = ['repaired@customers.example'];
    for (const content of [
      textMail(customer.email).replace('text', 'te\0xt'),
      textMail(customer.email, [`From: ${customer.email}`]),
      'Subject: x\r\n\r\nno author\r\n',
      `From: ${customer.email}, ceo@other.example\r\n\r\ntwo authors\r\n`,
      'not a header at all\r\n',
    ]) {
      assert.match(
        (await submit(client, { from: customer.email, to, content })).lines[0]!,
        /^550 5\.6\.0 message_malformed: /,
      );
    }
    const smuggled = 'a\n.\nMAIL FROM:<x@y.example>\r.\r\nRCPT TO:<z@y.example>\r\n';
    assert.equal(
      (await submit(client, { from: customer.email, to, content: textMail(customer.email) + smuggled })).code,
      250,
    );
    client.destroy();
    const mails = await eventually('it arrives', async () => {
      const found = await world.inbox.to('repaired@customers.example');
      return found.length > 0 && found;
    });
    assert.equal(mails.length, 1);
    assert.doesNotMatch(mails[0]!.raw.replaceAll('\r\n', ''), /[\r\n\0]/);
  });

  it('a bad address is refused at RCPT and the others are kept', async () => {
    const client = await signedIn(world, customer.credential);
    await client.say(`MAIL FROM:<${customer.email}>`);
    for (const bad of [
      'nobody',
      'a@',
      'a@localhost',
      'a@[127.0.0.1]',
      '"a b"@x.example',
      'a@b@c.example',
      'a@-x.example',
      '"x@y.example"@z.example',
    ]) {
      assert.match((await client.say(`RCPT TO:<${bad}>`)).lines[0]!, /^550 5\.1\.3 address_invalid: /, bad);
    }
    assert.equal((await client.say('RCPT TO:<good@customers.example>')).code, 250);
    await client.say('DATA');
    client.write(`${textMail(customer.email)}.\r\n`);
    const message = await get(`/v1/messages/${messageIdOf(await client.heard())}`);
    assert.deepEqual(
      (message.recipients as { email: string }[]).map((r) => r.email),
      ['good@customers.example'],
    );
    client.destroy();
  });

  it('the empty sender is taken, and From is judged all the same', async () => {
    const client = await signedIn(world, customer.credential);
    assert.equal((await submit(client, { from: '', content: textMail(customer.email) })).code, 250);
    assert.match(
      (await submit(client, { from: '', content: textMail('ceo@other.example') })).lines[0]!,
      /^550 5\.7\.1 sender_not_verified: /,
    );
    client.destroy();
  });

  it('mail that goes in circles is refused', async () => {
    const client = await signedIn(world, customer.credential);
    const content = textMail(
      customer.email,
      Array<string>(51).fill('Received: by a.example; Sun, 01 Mar 2026 10:00:00 +0000'),
    );
    assert.match((await submit(client, { from: customer.email, content })).lines[0]!, /^554 5\.4\.6 /);
    client.destroy();
  });
});
