import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { createTestDatabase, type TestDatabase } from '../support/engines.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { HttpCaller } from '../support/http-caller.js';
import { InboxReader } from '../support/inbox-reader.js';
import { type Product, startProduct } from '../support/product-process.js';
import { TEST_SECRETS_KEY } from '../support/test-config.js';
import { unzip } from '../support/unzip.js';

const OPERATOR = { email: 'operator@posthorn.test', password: 'correct horse battery staple' };

/** One story, in the product’s own process that says everything it has to say; in the end its log is read. */
describe('somebody leaves, comes back, and leaves for good', () => {
  let database: TestDatabase;
  let product: Product;
  let http: HttpCaller;
  let inbox: InboxReader;
  let customer: Customer;
  let staff = '';
  let closesAt = '';

  before(async () => {
    database = await createTestDatabase();
    const port = await freePort();
    product = startProduct({
      DATABASE_URL: database.databaseUrl,
      REDIS_URL: database.redisUrl,
      QUEUE_PREFIX: database.queuePrefix,
      POSTHORN_STATE_DIR: mkdtempSync(join(tmpdir(), 'posthorn-leaving-')),
      SECRETS_KEY: TEST_SECRETS_KEY.toString('base64'),
      HTTP_PORT: String(port),
      TEST_CLOCK: '1',
      LOG_LEVEL: 'debug',
      API_RATE_LIMIT: '1000000',
      ADMIN_EMAIL: OPERATOR.email,
      ADMIN_PASSWORD: OPERATOR.password,
    });
    await product.said('Posthorn runs');
    http = new HttpCaller(`http://127.0.0.1:${port}`);
    inbox = new InboxReader(http);
  });
  after(async () => {
    product.process.kill('SIGTERM');
    await product.ended;
    await database.drop();
  });

  const signIn = async (body: object): Promise<string> =>
    (await http.post<{ accessToken: string }>('/v1/auth/login', { body })).body.accessToken;
  const moveTo = async (now: string): Promise<void> => {
    const answer = await http.post('/v1/admin/test-clock', { token: await signIn(OPERATOR), body: { now } });
    assert.equal(answer.status, 200, answer.text);
  };
  const close = async (token: string, password: string): Promise<string> => {
    const answer = await http.delete<{ closesAt: string }>('/v1/account', { token, body: { password } });
    assert.equal(answer.status, 202, answer.text);
    return answer.body.closesAt;
  };

  it('writes to a friend, and takes a copy of everything', async () => {
    customer = await signUpCustomer({ http, inbox }, { email: 'wanderer@wanderlust.example' });
    const body = {
      from: { email: customer.email },
      to: [{ email: 'faraway-friend@distant.example' }],
      subject: 'Farewell',
      text: 'I am leaving.',
    };
    assert.equal((await http.post('/v1/messages', { token: customer.secret, body })).status, 202);
    await eventually('the friend has it', async () => (await inbox.to('faraway-friend@distant.example')).length > 0);
    const asked = await http.post<{ id: string }>('/v1/account/exports', { token: customer.accessToken });
    await inbox.notification(customer.email, 'export-ready');
    const zip = await fetch(`${http.url}/v1/account/exports/${asked.body.id}/download`, {
      headers: { authorization: `Bearer ${customer.accessToken}` },
    });
    const files = unzip(Buffer.from(await zip.arrayBuffer()));
    assert.match(files.get('spool.deliveries.jsonl')!.toString(), /faraway-friend@distant\.example/);
  });

  it('closes the account; the mail says until when', async () => {
    closesAt = await close(customer.accessToken, customer.password);
    const { raw } = await inbox.notification(customer.email, 'account-closing');
    assert.ok(raw.replace(/=\r?\n/g, '').includes(closesAt.slice(0, 10)));
    assert.equal((await http.get('/v1/account', { token: customer.accessToken })).status, 401);
  });

  it('regrets it; the operator takes it back, and a new password opens what was there', async () => {
    staff = await signIn(OPERATOR);
    assert.equal((await http.post(`/v1/admin/accounts/${customer.accountId}/reopen`, { token: staff })).status, 204);
    const token = await inbox.token(customer.email, 'reset-password');
    customer.password = 'home again and glad of it 5';
    await http.post('/v1/auth/reset-password', { body: { token, password: customer.password } });
    customer.accessToken = await signIn({ username: customer.username, password: customer.password });
    const messages = await http.get<{ data: { subject: string }[] }>('/v1/messages', { token: customer.accessToken });
    assert.deepEqual(
      messages.body.data.map(({ subject }) => subject),
      ['Farewell'],
    );
    await moveTo(closesAt);
    customer.accessToken = await signIn({ username: customer.username, password: customer.password });
    assert.equal(
      (await http.get('/v1/account', { token: customer.accessToken })).status,
      200,
      'the old date means nothing',
    );
  });

  it('closes it again, and thirty days later nothing is left but the number', async () => {
    closesAt = await close(customer.accessToken, customer.password);
    await moveTo(closesAt);
    staff = await signIn(OPERATOR);
    const certificate = await eventually(
      'the certificate is there',
      async () => {
        const path = `/v1/admin/accounts/${customer.accountId}/purge-certificate`;
        const answer = await http.get<{ counts: Record<string, number>; passes: number }>(path, { token: staff });
        return answer.status === 200 && answer.body;
      },
      60_000,
    );
    assert.equal(certificate.counts['spool.messages'], 1);
    assert.ok(certificate.passes >= 2);
    const signedIn = await http.post<{ code: string }>('/v1/auth/login', {
      body: { username: customer.username, password: customer.password },
    });
    assert.deepEqual([signedIn.status, signedIn.body.code], [410, 'platform_deleted']);
    assert.deepEqual(await inbox.to('faraway-friend@distant.example'), []);
  });

  it('and the log never knew the name', () => {
    const log = product.output().toLowerCase();
    assert.match(log, /"msg":"request"/);
    for (const word of ['wanderer', 'wanderlust', 'faraway-friend', 'distant.example', 'farewell'])
      assert.ok(
        !log.includes(word),
        `the log says ${word}: ${log.slice(Math.max(0, log.indexOf(word) - 300), log.indexOf(word) + 100)}`,
      );
  });
});
