import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import nodemailer from 'nodemailer';
import { eventually } from '../support/eventually.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';

interface Created {
  id: string;
  status: string;
  recipients: { id: string; email: string; status: string }[];
}
interface Life {
  data: { type: string; recipient: string; code: number | null }[];
}

/** The story of the README, told by a stranger through the public doors alone. */
describe('first light', () => {
  let world: World;
  let customer: Customer;

  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
  });
  after(() => world.close());

  const token = () => customer.secret;
  const from = () => ({ email: customer.email });
  const lifeOf = async (id: string): Promise<string[]> => {
    const { body } = await world.http.get<Life>(`/v1/messages/${id}/events`, { token: token() });
    return body.data.map((event) => event.type);
  };
  const delivered = (id: string) =>
    eventually(`${id} is delivered`, async () => (await lifeOf(id)).includes('delivered'));
  const arrivedOnceAt = async (address: string, text: string): Promise<string> => {
    const mails = (await world.inbox.to(address)).filter(({ raw }) => raw.includes(text));
    assert.equal(mails.length, 1, `${address} got ${mails.length} copies`);
    return mails[0]!.raw;
  };

  it('R-001, R-002: signs up with an address and a name, and has sent mail minutes later', async () => {
    const account = await world.http.get<{ status: string; offer: string; platformId: number }>('/v1/account', {
      token: token(),
    });
    assert.equal(account.status, 200);
    assert.equal(account.body.status, 'active');
    const sent = await world.http.post<Created>('/v1/messages', {
      token: token(),
      body: { from: from(), to: [{ email: 'single@elsewhere.example' }], subject: 'One', text: 'single message' },
    });
    assert.equal(sent.status, 202, sent.text);
    assert.match(sent.body.id, /^msg_/);
    await delivered(sent.body.id);
    assert.deepEqual(await lifeOf(sent.body.id), ['accepted', 'delivered']);
    const raw = await arrivedOnceAt('single@elsewhere.example', 'single message');
    assert.match(raw, /^DKIM-Signature: /m);
    assert.match(raw, /^Message-ID: </im);
  });

  it('sends a batch and answers each item', async () => {
    const messages = [1, 2, 3].map((n) => ({
      from: from(),
      to: [{ email: `batch${n}@elsewhere.example` }],
      subject: `Batch ${n}`,
      text: `batch item ${n}`,
    }));
    const answer = await world.http.post<{ data: { index: number; httpStatus: number; id: string }[] }>(
      '/v1/messages/batch',
      {
        token: token(),
        body: { messages },
      },
    );
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(
      answer.body.data.map((item) => [item.index, item.httpStatus]),
      [
        [0, 202],
        [1, 202],
        [2, 202],
      ],
    );
    for (const [n, item] of answer.body.data.entries()) {
      await delivered(item.id);
      await arrivedOnceAt(`batch${n + 1}@elsewhere.example`, `batch item ${n + 1}`);
    }
  });

  it('sends raw RFC 5322 and drops Bcc', async () => {
    const raw = [
      `From: ${customer.email}`,
      'To: raw@elsewhere.example',
      'Bcc: hidden@elsewhere.example',
      'Subject: Raw',
      '',
      'raw message',
      '',
    ].join('\r\n');
    const answer = await world.http.post<Created>('/v1/messages/raw', {
      token: token(),
      body: raw,
      headers: { 'content-type': 'message/rfc822' },
    });
    assert.equal(answer.status, 202, answer.text);
    await delivered(answer.body.id);
    for (const address of ['raw@elsewhere.example', 'hidden@elsewhere.example']) {
      await eventually(`mail to ${address}`, async () => (await world.inbox.to(address)).length === 1);
      assert.doesNotMatch(await arrivedOnceAt(address, 'raw message'), /^bcc:/im);
    }
  });

  it('R-083: sends by SMTP with a credential of its own, as a CRM would', async () => {
    const made = await world.http.post<{ username: string; password: string }>('/v1/smtp-credentials', {
      token: customer.accessToken,
      body: { name: 'crm' },
    });
    assert.equal(made.status, 201, made.text);
    const settings = await world.http.get<{ ports: { port: number; tls: string }[] }>('/v1/smtp-settings', {
      token: customer.accessToken,
    });
    assert.equal(settings.status, 200);
    const { port } = settings.body.ports.find(({ tls }) => tls === 'starttls')!;
    const transport = nodemailer.createTransport({
      host: '127.0.0.1',
      port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      auth: { user: made.body.username, pass: made.body.password },
    });
    const sent = await transport.sendMail({
      from: customer.email,
      to: 'crm@elsewhere.example',
      subject: 'Your quote',
      text: 'smtp message',
      attachments: [{ filename: 'quote.pdf', content: Buffer.from('%PDF-1.7 quote') }],
    });
    transport.close();
    const id = /msg_[0-9a-f-]{36}/.exec(sent.response)![0];
    await delivered(id);
    await arrivedOnceAt('crm@elsewhere.example', 'smtp message');
  });
});
