import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { createTestDatabase, type TestDatabase } from '../support/engines.js';
import { eventually } from '../support/eventually.js';
import { HttpCaller } from '../support/http-caller.js';
import { InboxReader } from '../support/inbox-reader.js';
import { freePorts, type PosthornProcess, startProcess } from '../support/processes.js';
import { readArrived } from './tracking-steps.js';

const READERS = 24;

describe('a process that takes unsubscriptions dies', () => {
  let database: TestDatabase;
  let main: PosthornProcess;
  let dying: PosthornProcess;
  let http: HttpCaller;
  let other: HttpCaller;
  let customer: Customer;

  before(async () => {
    database = await createTestDatabase();
    const [ports, otherPorts] = [await freePorts(), await freePorts()];
    main = await startProcess(database, ports);
    dying = await startProcess(database, otherPorts, { ROLES: 'api' });
    http = new HttpCaller(`http://127.0.0.1:${ports.http}`);
    other = new HttpCaller(`http://127.0.0.1:${otherPorts.http}`);
    customer = await signUpCustomer({ http, inbox: new InboxReader(http) });
  });
  after(async () => {
    await dying.stop('SIGKILL');
    await main.stop();
    await database.drop();
  });

  it('kill -9: what was answered with 200 is unsubscribed, and each of them once', async () => {
    const emails = Array.from({ length: READERS }, (_, n) => `reader${n}@elsewhere.example`);
    // One mail each: the tier of a new account takes some more than these in an hour.
    const messages = emails.map((email) => ({
      from: { email: customer.email },
      to: [{ email }],
      subject: 'Sale',
      text: 'Sale',
      stream: 'marketing',
    }));
    const sent = await http.post('/v1/messages/batch', { token: customer.secret, body: { messages } });
    assert.equal(sent.status, 200, sent.text);
    const inbox = new InboxReader(http);
    const paths = await Promise.all(
      emails.map(async (email) => {
        const mail = await eventually(`a mail for ${email}`, async () => (await inbox.to(email))[0], 90_000, 100);
        return { email, path: (await readArrived(mail.raw)).unsubscribePath! };
      }),
    );
    const answered = new Set<string>();
    const ends = paths.map(async ({ email, path }) => {
      const { status } = await other.post(path, { body: 'List-Unsubscribe=One-Click' }).catch(() => ({ status: 0 }));
      if (status === 200) answered.add(email);
    });
    await eventually('some are answered', () => Promise.resolve(answered.size >= 5));
    await dying.stop('SIGKILL');
    await Promise.all(ends);
    const { body } = await http.get<{ data: { email: string; scope: string }[] }>('/v1/suppressions?limit=500', {
      token: customer.secret,
    });
    const stopped = body.data.map(({ email }) => email);
    for (const email of answered) assert.ok(stopped.includes(email), `${email} was answered and is lost`);
    assert.ok(body.data.every(({ scope }) => scope === 'marketing'));
    // Those who were not answered try again, as mail programs do, and the log tells of each once.
    const again = await Promise.all(paths.map(({ path }) => http.post(path, { body: 'List-Unsubscribe=One-Click' })));
    assert.deepEqual(new Set(again.map(({ status }) => status)), new Set([200]));
    const events = await http.get<{ data: { type: string; recipient: string }[] }>(
      '/v1/events?type=unsubscribed&limit=500',
      {
        token: customer.secret,
      },
    );
    assert.deepEqual(events.body.data.map(({ recipient }) => recipient).sort(), emails.toSorted());
  });
});
