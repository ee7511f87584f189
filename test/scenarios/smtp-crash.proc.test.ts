import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { createTestDatabase, type TestDatabase } from '../support/engines.js';
import { eventually } from '../support/eventually.js';
import { HttpCaller } from '../support/http-caller.js';
import { InboxReader } from '../support/inbox-reader.js';
import { freePorts, type Ports, type PosthornProcess, startProcess } from '../support/processes.js';
import { RawClient } from '../conformance/raw-client.js';
import { messageIdOf, type SmtpCredential, submit, textMail } from '../conformance/smtp-customer.js';

describe('the SMTP process dies', () => {
  let database: TestDatabase;
  let ports: Ports;
  let smtpPorts: Ports;
  let api: PosthornProcess;
  let smtp: PosthornProcess;
  let http: HttpCaller;
  let customer: Customer;
  let credential: SmtpCredential;

  before(async () => {
    database = await createTestDatabase();
    ports = await freePorts();
    smtpPorts = await freePorts();
    api = await startProcess(database, ports, { ROLES: 'api,worker,scheduler' });
    smtp = await startProcess(database, smtpPorts, { ROLES: 'smtp' });
    http = new HttpCaller(`http://127.0.0.1:${ports.http}`);
    customer = await signUpCustomer({ http, inbox: new InboxReader(http) });
    const made = await http.post<SmtpCredential>('/v1/smtp-credentials', {
      token: customer.accessToken,
      body: { name: 'x' },
    });
    credential = made.body;
  });
  after(async () => {
    await smtp.stop('SIGKILL');
    await api.stop();
    await database.drop();
  });

  const messages = async (): Promise<string[]> => {
    const list = await http.get<{ data: { id: string }[] }>('/v1/messages?limit=500', { token: customer.secret });
    return list.body.data.map(({ id }) => id);
  };
  const startTransaction = async (client: RawClient): Promise<void> => {
    await client.say(`MAIL FROM:<${customer.email}>`);
    await client.say('RCPT TO:<someone@customers.example>');
    assert.equal((await client.say('DATA')).code, 354);
  };

  it('F06: kill -9 in the middle of DATA: nothing is accepted, everything before it stays', async () => {
    const client = await RawClient.ready(smtpPorts.submission, credential);
    const first = messageIdOf(await submit(client, { from: customer.email }));
    await startTransaction(client);
    client.write(textMail(customer.email) + 'x'.repeat(100_000));
    const others = await Promise.all([1, 2, 3].map(() => RawClient.ready(smtpPorts.submission, credential)));
    for (const other of others) {
      await startTransaction(other);
      other.write(`${textMail(customer.email)}\r\n.\r`);
    }
    await smtp.stop('SIGKILL');
    for (const heard of await Promise.all([client, ...others].map((open) => open.heardUntilEnd())))
      assert.deepEqual(heard, []);
    assert.deepEqual(await messages(), [first]);
    smtp = await startProcess(database, smtpPorts, { ROLES: 'smtp' });
    const again = await RawClient.ready(smtpPorts.submission, credential);
    assert.equal((await submit(again, { from: customer.email })).code, 250);
    again.destroy();
    assert.equal((await messages()).length, 2);
  });

  it('F07: kill -9 at random moments under load: what was answered with 250 is there, what is there was sent once', async () => {
    const known = new Set(await messages());
    const accepted = new Set<string>();
    let begun = 0;
    let stop = false;
    const pump = async (): Promise<void> => {
      const client = await RawClient.ready(smtpPorts.submission, credential);
      try {
        while (!stop) {
          begun += 1;
          accepted.add(messageIdOf(await submit(client, { from: customer.email })));
        }
      } catch {
        client.destroy();
      }
    };
    const pumps = Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(pump));
    await eventually('forty are accepted', () => Promise.resolve(accepted.size >= 40));
    await smtp.stop('SIGKILL');
    stop = true;
    await pumps;
    const stored = (await messages()).filter((id) => !known.has(id));
    for (const id of accepted) assert.ok(stored.includes(id), `${id} was accepted and is lost`);
    assert.ok(
      stored.length <= begun && stored.length - accepted.size <= 8,
      `${stored.length} stored, ${accepted.size} accepted`,
    );
    smtp = await startProcess(database, smtpPorts, { ROLES: 'smtp' });
  });

  it('F10: SIGTERM under load loses nothing and ends within thirty seconds with 0', async () => {
    const known = new Set(await messages());
    const accepted = new Set<string>();
    const goodbyes: number[] = [];
    const pump = async (): Promise<void> => {
      const client = await RawClient.ready(smtpPorts.submission, credential);
      for (;;) {
        const reply = await submit(client, { from: customer.email }).catch(() => null);
        if (reply?.code === 250) accepted.add(messageIdOf(reply));
        else {
          if (reply) goodbyes.push(reply.code);
          return client.destroy();
        }
      }
    };
    const pumps = Promise.all([1, 2, 3, 4].map(pump));
    await eventually('twenty are accepted', () => Promise.resolve(accepted.size >= 20));
    const exitCode = await smtp.stop('SIGTERM');
    await pumps;
    assert.equal(exitCode, 0);
    assert.ok(
      goodbyes.every((code) => code === 421 || code === 452),
      String(goodbyes),
    );
    const stored = (await messages()).filter((id) => !known.has(id));
    assert.deepEqual(new Set(stored), accepted);
    smtp = await startProcess(database, smtpPorts, { ROLES: 'smtp' });
  });
});
