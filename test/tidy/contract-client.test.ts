/** The client package without a server: when it tries again, what it believes of a webhook, and that it can be installed. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { Webhook } from 'standardwebhooks';
import {
  createPosthorn,
  type PosthornOptions,
  PosthornProblem,
  verifyWebhook,
  WebhookSignatureError,
} from '../../clients/typescript/src/index.js';
import { blocksOf } from '../support/examples/blocks.js';
import { house, plant, script } from './house.js';

const run = promisify(execFile);

const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  Response.json(
    { type: `urn:posthorn:problem:${code}`, title: code, status, detail: 'No.', code, traceId: 't' },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  );
const ok = (): Response => Response.json({ data: [], nextCursor: null });

/** A client whose server answers these, one after the other. */
function against(answers: (() => Response)[], options: Partial<PosthornOptions> = {}) {
  const waits: number[] = [];
  const keys: (string | null)[] = [];
  const client = createPosthorn({
    baseUrl: 'https://mail.example',
    apiKey: 'secret',
    fetch: (request) => {
      keys.push(request.headers.get('idempotency-key'));
      return new Promise((resolve) => resolve(answers[keys.length - 1]!()));
    },
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    ...options,
  });
  return { client, waits, keys };
}
const lost = (): Response => {
  throw new TypeError('the connection was lost');
};
const busy = (seconds: string) => () => problem(429, 'rate_limited', { 'retry-after': seconds });
const list = (client: ReturnType<typeof against>['client']) => client.get('/v1/webhooks');
const test = (client: ReturnType<typeof against>['client']) =>
  client.post('/v1/webhooks/{id}/test', { params: { path: { id: 'whk_x' } } });
const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    (error: unknown) => (error instanceof PosthornProblem ? error.code : String(error)),
  );

describe('the client tries again', () => {
  it('after 429 and 503, when the server says', async () => {
    const { client, waits } = against([busy('2'), () => problem(503, 'unavailable', { 'retry-after': '1' }), ok]);
    await list(client);
    assert.deepEqual(waits, [2000, 1000]);
  });

  it('not when it is asked to wait longer than its caller would', async () => {
    const { client, waits } = against([busy('3600')]);
    assert.equal(await codeOf(list(client)), 'rate_limited');
    assert.deepEqual(waits, []);
  });

  it('no more often than it may', async () => {
    const { client, keys } = against([busy('1'), busy('1'), ok], { retries: 1 });
    assert.equal(await codeOf(list(client)), 'rate_limited');
    assert.equal(keys.length, 2);
  });

  it('after a lost connection, with the same key, also while the first try still runs', async () => {
    const { client, keys } = against([lost, () => problem(409, 'idempotency_key_in_use'), ok]);
    await test(client);
    assert.equal(keys.length, 3);
    assert.match(String(keys[0]), /^[0-9a-f-]{36}$/);
    assert.equal(new Set(keys).size, 1);
  });

  it('never a change without a key after a lost connection', async () => {
    const { client, keys } = against([lost, ok]);
    const change = client.patch('/v1/webhooks/{id}', { params: { path: { id: 'whk_x' } }, body: { active: true } });
    assert.match(await codeOf(change), /connection was lost/);
    assert.equal(keys.length, 1);
  });

  it('two calls never share a key', async () => {
    const { client, keys } = against([ok, ok]);
    await test(client);
    await test(client);
    assert.equal(new Set(keys).size, 2);
  });
});

describe('the client', () => {
  it('says so when the answer comes from something in between', async () => {
    const { client } = against([() => new Response('<h1>Bad gateway</h1>', { status: 502 })]);
    assert.equal(await codeOf(list(client)), 'unexpected_answer');
  });

  const secret = `whsec_${Buffer.from('a secret of 24 bytes or more').toString('base64')}`;
  const body = JSON.stringify({ type: 'delivered', timestamp: '2026-03-01T10:00:00.000Z', data: { id: 'evt_1' } });
  const at = 1_790_000_000;
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(at),
    'webhook-signature': new Webhook(secret).sign('evt_1', new Date(at * 1000), body),
  };

  it('believes what Standard Webhooks signs, from bytes as from text, with any of two signatures', async () => {
    assert.equal((await verifyWebhook({ headers, body, secret, now: at + 20 })).type, 'delivered');
    const both = new Headers({ ...headers, 'webhook-signature': `v1,AAAA v2,x ${headers['webhook-signature']}` });
    await verifyWebhook({ headers: both, body: new TextEncoder().encode(body), secret, now: at });
  });

  for (const [name, request] of Object.entries({
    'of another secret': { secret: `whsec_${Buffer.from('another').toString('base64')}` },
    'of another body': { body: body.replace('delivered', 'bounced') },
    'of another id': { headers: { ...headers, 'webhook-id': 'evt_2' } },
    'that is too old': { now: at + 301 },
    'of the future': { now: at - 301 },
    'that is none': { headers: { ...headers, 'webhook-signature': 'v1,%%%' } },
    'that is missing': { headers: { 'webhook-id': 'evt_1', 'webhook-timestamp': String(at) } },
  })) {
    it(`believes no signature ${name}`, async () => {
      await assert.rejects(verifyWebhook({ headers, body, secret, now: at, ...request }), WebhookSignatureError);
    });
  }
});

const CONSUMER = `import { createPosthorn, PosthornProblem, verifyWebhook } from '@posthorn/client';

const posthorn = createPosthorn({ baseUrl: 'http://127.0.0.1:1', apiKey: 'x', retries: 0 });

export async function send(): Promise<string> {
  try {
    const sent = await posthorn.post('/v1/messages', {
      body: { from: { email: 'shop@acme.example' }, to: [{ email: 'ada@example.net' }], subject: 'Hello', text: 'Hello.' },
    });
    return sent.id;
  } catch (error) {
    if (error instanceof PosthornProblem && error.is('daily_quota_exceeded')) return error.detail;
    throw error;
  }
}
export async function addresses(): Promise<string[]> {
  const found: string[] = [];
  for await (const { email } of posthorn.list('/v1/suppressions', { params: { query: { scope: 'all' } } })) found.push(email);
  return found;
}
export async function hear(body: string, headers: Record<string, string>): Promise<string> {
  const event = await verifyWebhook({ body, headers, secret: 'whsec_AAAA' });
  if (event.type === 'account.tier_changed') return event.data.cause;
  return event.type === 'delivered' ? event.data.recipient : event.type;
}
// @ts-expect-error there is no such path
export const gone = () => posthorn.get('/v1/telegrams');
// @ts-expect-error a message needs a sender
export const half = () => posthorn.post('/v1/messages', { body: { to: [{ email: 'ada@example.net' }] } });
// @ts-expect-error there is no such code
export const odd = (problem: PosthornProblem) => problem.is('no_such_code');
console.log(typeof send, await send().catch((error: unknown) => (error instanceof TypeError ? 'no server' : error)));
`;

/** The examples of its page, one after the other, as they stand. */
function pageProgram(): string {
  const blocks = blocksOf('docs/integrate/client.md').filter(({ language }) => language === 'ts');
  assert.ok(blocks.length >= 6);
  return blocks.map(({ code }) => code).join('\n');
}

describe('the package', () => {
  const planted: string[] = [];
  after(() => planted.forEach((root) => rmSync(root, { recursive: true, force: true })));

  it('is packed, installed elsewhere, type-checks there with every example of its page, and runs', async () => {
    const home = plant({
      'package.json': '{"type":"module"}',
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          strict: true,
          module: 'nodenext',
          target: 'es2022',
          lib: ['es2022', 'dom', 'dom.iterable'],
          types: [],
        },
        include: ['consumer.ts', 'page.ts'],
      }),
      'consumer.ts': CONSUMER,
      'page.ts': pageProgram(),
    });
    planted.push(home);
    const { code, output } = await script('scripts/client.mjs', ['--pack', home], { cwd: house });
    assert.equal(code, 0, output);
    const tarball = readdirSync(home).find((file) => file.endsWith('.tgz'))!;
    const modules = join(home, 'node_modules');
    mkdirSync(join(modules, '@posthorn'), { recursive: true });
    await run('tar', ['-xzf', join(home, tarball), '-C', join(modules, '@posthorn')]);
    cpSync(join(modules, '@posthorn/package'), join(modules, '@posthorn/client'), { recursive: true });
    for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
      cpSync(join(house, 'node_modules', name), join(modules, name), { recursive: true });
    const compiler = join(house, 'node_modules/tsc7/bin/tsc');
    const checked = await run(process.execPath, [compiler, '-p', home, '--pretty', 'false']).catch(
      (error: { stdout: string }) => error,
    );
    assert.equal(checked.stdout, '');
    const { stdout } = await run(process.execPath, [join(home, 'consumer.js')]);
    assert.equal(stdout.trim(), 'function no server');
  });
});
