import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { messageIdOf, signedIn, smtpCustomer, type SmtpCustomer, submit } from '../conformance/smtp-customer.js';
import { startWorld, type World } from '../support/world.js';

const LIMIT = 31_457_280;

/** A mail with one attachment of exactly so many bytes, in base64 lines of 76 characters as mail programs write it. */
function withAttachment(from: string, bytes: number): Buffer {
  const head = [
    `From: ${from}`,
    'To: someone@customers.example',
    'Subject: plans of the house',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=part',
    '',
    '--part',
    'Content-Type: text/plain',
    '',
    'attached',
    '--part',
    'Content-Type: application/octet-stream; name=plan.bin',
    'Content-Disposition: attachment; filename=plan.bin',
    'Content-Transfer-Encoding: base64',
    '',
    '',
  ].join('\r\n');
  const encoded = Buffer.alloc(bytes, 0x5a).toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(`${head}${encoded}\r\n--part--\r\n`, 'latin1');
}

describe('attachments by SMTP', () => {
  let world: World;
  let customer: SmtpCustomer;
  before(async () => {
    world = await startWorld();
    customer = await smtpCustomer(world);
    const operator = await world.operator();
    const plans = await world.http.get<{ data: { id: string; name: string }[] }>('/v1/plans?offer=relay');
    const grant = await world.http.post(`/v1/admin/accounts/${customer.accountId}/subscriptions`, {
      token: operator,
      body: { planId: plans.body.data[0]!.id },
    });
    const granted = (grant.body as { id: string }).id;
    const credential = await world.http.post<SmtpCustomer['credential']>('/v1/smtp-credentials', {
      token: customer.accessToken,
      body: { name: 'crm', subscriptionId: granted },
    });
    assert.equal(credential.status, 201, credential.text);
    customer.credential = credential.body;
  });
  after(() => world.close());

  const send = async (bytes: number): Promise<string> => {
    const client = await signedIn(world, customer.credential);
    const reply = await submit(client, { from: customer.email, content: withAttachment(customer.email, bytes) });
    client.destroy();
    return reply.lines[0]!;
  };

  it('R-078: by SMTP 30,000,000 bytes and 31,457,280 are accepted, one byte more is 552 5.3.4', async () => {
    for (const bytes of [30_000_000, LIMIT]) {
      const line = await send(bytes);
      assert.match(line, /^250 2\.0\.0 accepted msg_/);
      const id = messageIdOf({ code: 250, text: line.slice(4), lines: [line] });
      assert.equal((await world.http.get(`/v1/messages/${id}`, { token: customer.secret })).status, 200);
    }
    assert.match(await send(LIMIT + 1), /^552 5\.3\.4 message_too_large: /);
  });

  it('C-15: the announced SIZE leaves room for the largest attachment in base64', async () => {
    const client = await signedIn(world, customer.credential);
    assert.match((await client.say('EHLO client.example')).text, /^SIZE 46137344$/m);
    assert.ok(withAttachment(customer.email, LIMIT).length < 46_137_344);
    assert.match(
      (await client.say(`MAIL FROM:<${customer.email}> SIZE=46137345`)).lines[0]!,
      /^552 5\.3\.4 message_too_large/,
    );
    client.destroy();
  });
});
