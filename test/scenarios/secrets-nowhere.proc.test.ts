import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import pg from 'pg';
import { RawClient } from '../conformance/raw-client.js';
import { createTestDatabase, type TestDatabase } from '../support/engines.js';
import { freePort } from '../support/free-port.js';
import { HttpCaller } from '../support/http-caller.js';
import { InboxReader } from '../support/inbox-reader.js';
import { type Product, startProduct } from '../support/product-process.js';
import { TEST_SECRETS_KEY } from '../support/test-config.js';

const PASSWORD = 'canary password of a customer 71';
const NEW_PASSWORD = 'canary password after the change 72';
const WRONG_PASSWORD = 'canary password that is wrong 73';
const TYPED_AS_NAME = 'canary password in the wrong field 74';
const OPERATOR_PASSWORD = 'canary password of the operator 75';
const EMAIL = 'canary@acme.example';
/** No secret, and written down: shows that the search finds what is there. */
const CONTROL = 'canary that may be found 76';

/**
 * One customer makes, uses, misuses and turns over every kind of secret, with the log at its most talkative. Then all that
 * was logged, and every byte that the database and Redis hold, is searched for each of them.
 */
describe('secrets are in no log, no audit log and no copy of the data', () => {
  let database: TestDatabase;
  let product: Product;
  let http: HttpCaller;
  let smtpPort: number;
  const canaries = new Map<string, string>([
    ['the password', PASSWORD],
    ['the new password', NEW_PASSWORD],
    ['a wrong password', WRONG_PASSWORD],
    ['a password typed as a name', TYPED_AS_NAME],
    ['the operator’s password', OPERATOR_PASSWORD],
  ]);

  before(async () => {
    database = await createTestDatabase();
    const port = await freePort();
    smtpPort = await freePort();
    product = startProduct({
      DATABASE_URL: database.databaseUrl,
      REDIS_URL: database.redisUrl,
      QUEUE_PREFIX: database.queuePrefix,
      POSTHORN_STATE_DIR: mkdtempSync(join(tmpdir(), 'posthorn-secrets-')),
      SECRETS_KEY: TEST_SECRETS_KEY.toString('base64'),
      HTTP_PORT: String(port),
      SMTP_SUBMISSION_PORTS: String(smtpPort),
      SMTP_ALLOW_PLAIN_AUTH: '1',
      TEST_CLOCK: '1',
      LOG_LEVEL: 'trace',
      ADMIN_EMAIL: 'operator@posthorn.test',
      ADMIN_PASSWORD: OPERATOR_PASSWORD,
    });
    http = new HttpCaller(`http://127.0.0.1:${port}`);
    await product.said('"msg":"started"');
    await useEverything();
  });
  after(async () => {
    product.process.kill('SIGKILL');
    await product.ended;
    await database.drop();
  });

  const post = async <T>(path: string, body: object, token?: string, key?: string): Promise<T> => {
    const headers: Record<string, string> = key ? { 'idempotency-key': key } : {};
    const answer = await http.post<T>(path, { body, headers, ...(token ? { token } : {}) });
    assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const keep = (name: string, secret: string): string => {
    assert.ok(secret.length >= 16, name);
    canaries.set(name, secret);
    return secret;
  };

  async function useEverything(): Promise<void> {
    const { username, access } = await comeIn();
    const secret = await useKeys(access);
    await useSmtp(secret);
    await misuse(username, secret);
    await leaveAccounts(access);
    await post('/v1/auth/totp', { password: PASSWORD }, access).then((totp) =>
      keep('the secret of a second factor', (totp as { secret: string }).secret),
    );
    await post('/v1/auth/change-password', { current: PASSWORD, new: NEW_PASSWORD }, access, 'change');
    await post('/v1/auth/login', { email: 'operator@posthorn.test', password: OPERATOR_PASSWORD });
  }

  async function comeIn(): Promise<{ username: string; access: string }> {
    const { user } = await post<{ user: { username: string } }>(
      '/v1/accounts',
      { email: EMAIL, organization: 'Acme', password: PASSWORD },
      undefined,
      'sign-up',
    );
    const token = await new InboxReader(http).token(EMAIL, 'confirm-email');
    await post('/v1/auth/confirm-email', { token }, undefined, 'confirm');
    const pair = await post<{ accessToken: string; refreshToken: string }>(
      '/v1/auth/login',
      { username: user.username, password: PASSWORD },
      undefined,
      'login',
    );
    keep('a refresh token', pair.refreshToken);
    const next = await post<typeof pair>('/v1/auth/refresh', { refreshToken: pair.refreshToken });
    keep('the next refresh token', next.refreshToken);
    keep('an access token', pair.accessToken);
    return { username: user.username, access: keep('the next access token', next.accessToken) };
  }

  async function useKeys(access: string): Promise<string> {
    const body = { name: CONTROL, scopes: ['read', 'send', 'admin-of-account'] };
    const key = await post<{ id: string; key: string; secret: string }>('/v1/api-keys', body, access, 'key');
    keep('the secret of a key', key.secret);
    const rotated = await post<{ secret: string }>(`/v1/api-keys/${key.id}/rotate`, {}, access, 'rotate-key');
    const basic = Buffer.from(`${key.key}:${key.secret}`).toString('base64');
    keep('Basic credentials', basic);
    const answer = await http.get('/v1/account', { headers: { authorization: `Basic ${basic}` } });
    assert.equal(answer.status, 200);
    return keep('the new secret of a key', rotated.secret);
  }

  async function useSmtp(secret: string): Promise<void> {
    const made = await post<{ id: string; username: string; password: string }>(
      '/v1/smtp-credentials',
      { name: 'Server' },
      secret,
      'credential',
    );
    keep('an SMTP password', made.password);
    keep('AUTH PLAIN', Buffer.from(`\0${made.username}\0${made.password}`).toString('base64'));
    const client = await RawClient.ready(smtpPort, made);
    assert.equal((await client.say(`MAIL FROM:<${EMAIL}>`)).code, 250);
    client.destroy();
    const rotated = await post<{ password: string }>(`/v1/smtp-credentials/${made.id}/rotate`, {}, secret, 'rotate');
    keep('the new SMTP password', rotated.password);
    const wrong = await RawClient.ready(smtpPort);
    const guess = Buffer.from(`\0${made.username}\0${WRONG_PASSWORD}`).toString('base64');
    assert.equal((await wrong.say(`AUTH PLAIN ${guess}`)).code, 535);
    await wrong.say(`AUTH ${made.password}`);
    await wrong.say(made.password);
    wrong.destroy();
  }

  /** Accounts that are debited: a good one, a mistyped one, and one that got into the wrong field. */
  async function leaveAccounts(access: string): Promise<void> {
    const iban = keep('an IBAN', 'DE89370400440532013000');
    await post('/v1/payment-methods', { kind: 'direct_debit', iban }, access, 'debit');
    const mistyped = keep('a mistyped IBAN', 'DE89370400440532013999');
    const refused = await Promise.all([
      http.post('/v1/payment-methods', { token: access, body: { kind: 'direct_debit', iban: mistyped } }),
      http.post('/v1/payment-methods', { token: access, body: { kind: 'card', token: mistyped } }),
      http.post('/v1/payment-methods', { token: access, body: { kind: 'prepaid', iban } }),
    ]);
    for (const { status, text } of refused)
      assert.ok(status === 422 && !text.includes(mistyped) && !text.includes(iban));
  }

  /** Secrets where people put them by mistake. */
  async function misuse(username: string, secret: string): Promise<void> {
    const statuses = await Promise.all([
      http.post('/v1/auth/login', { body: { username, password: WRONG_PASSWORD } }),
      http.post('/v1/auth/login', { body: { username: TYPED_AS_NAME, password: 'x' } }),
      http.post('/v1/auth/login', { body: { email: `${TYPED_AS_NAME}@acme.example`, password: 'x' } }),
      http.post('/v1/auth/login', {
        body: `{"username":"${username}","password":"${PASSWORD}"`,
        headers: { 'content-type': 'application/json' },
      }),
      http.post('/v1/auth/forgot-password', { body: { username: TYPED_AS_NAME } }),
      http.post('/v1/auth/reset-password', { body: { token: secret, password: PASSWORD } }),
      http.get(`/v1/account?token=${secret}`),
      http.get(`/v1/api-keys/${secret}`, { token: secret }),
      http.get('/v1/account', { headers: { authorization: secret } }),
      http.get('/v1/account', { headers: { 'x-api-key': secret, cookie: `token=${secret}` } }),
      http.post(`/${secret}`, { token: secret, body: { [secret]: secret } }),
      http.post('/v1/api-keys', { token: secret, body: { name: 'x', scopes: [secret], secret } }),
      http.patch('/v1/account', { token: secret, body: { locale: secret } }),
    ]);
    assert.ok(statuses.every(({ status }) => status < 500));
    for (const { text } of statuses) assert.ok(!text.includes(secret) || /"errors"|not_found/.test(text));
  }

  /** Names of the canaries that a text holds, in any of the ways bytes are written down. */
  const foundIn = (text: string): string[] =>
    [...canaries].filter(([, secret]) => waysToWrite(secret).some((way) => text.includes(way))).map(([name]) => name);

  it('T46: nothing of it is in the log, which said a lot', () => {
    assert.ok(product.output().split('\n').length > 50);
    assert.ok(product.output().includes('"route":"/v1/api-keys/:id/rotate"'));
    assert.deepEqual(foundIn(product.output()), []);
  });

  it('T19: nothing of it is in any table, the audit log and kept answers included', async () => {
    const client = new pg.Client({ connectionString: database.databaseUrl });
    await client.connect();
    try {
      await client.query('set role posthorn_worker');
      const { rows: tables } = await client.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'
           and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')`,
      );
      let searched = 0;
      let controls = 0;
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
        searched += rows.length;
        controls += rows.filter(({ row }) => row.includes(CONTROL)).length;
        for (const { row } of rows) assert.deepEqual([name, foundIn(row)], [name, []]);
      }
      assert.ok(tables.length > 30 && searched > 50, `${tables.length} tables, ${searched} rows`);
      assert.ok(controls >= 2, 'the name of the key is in its row and in the audit log');
      const audit = await client.query(`select 1 from audit_log where action like '%rotated'`);
      assert.equal(audit.rowCount, 2);
    } finally {
      await client.end();
    }
  });

  it('nothing of it is in Redis', async () => {
    const redis = new Redis(database.redisUrl);
    try {
      const keys = await redis.keys(`*${database.queuePrefix}*`);
      for (const key of keys) assert.deepEqual([key, foundIn(key + (await valueOf(redis, key)))], [key, []]);
    } finally {
      redis.disconnect();
    }
  });
});

function waysToWrite(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, '').slice(0, -1),
    encodeURIComponent(secret),
  ];
}

async function valueOf(redis: Redis, key: string): Promise<string> {
  switch (await redis.type(key)) {
    case 'hash':
      return JSON.stringify(await redis.hgetall(key));
    case 'list':
      return JSON.stringify(await redis.lrange(key, 0, -1));
    case 'set':
      return JSON.stringify(await redis.smembers(key));
    case 'zset':
      return JSON.stringify(await redis.zrange(key, 0, -1));
    case 'stream':
      return JSON.stringify(await redis.xrange(key, '-', '+'));
    default:
      return (await redis.get(key)) ?? '';
  }
}
