import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { REDIS } from '../../../src/platform/queue/queue.module.js';
import { as, type LettersApp, letter, startLetters } from './http-app.js';
import { gate, runs } from './letters.controller.js';

describe('health and metrics', () => {
  let letters: LettersApp;
  before(async () => {
    letters = await startLetters({ METRICS_TOKEN: 'metrics-token', API_RATE_LIMIT: '5' });
  });
  after(() => letters.close());

  const get = (url: string, headers: Record<string, string> = {}) =>
    letters.app.inject({ method: 'GET', url, headers });

  it('live and ready answer, however often they are asked', async () => {
    for (let i = 0; i < 20; i += 1) assert.equal((await get('/health/live')).statusCode, 200);
    const ready = await get('/health/ready');
    assert.equal(ready.statusCode, 200, ready.body);
    assert.deepEqual(ready.json(), {
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', redis: 'ok', draining: false },
    });
  });

  it('metrics are for METRICS_TOKEN and operators only', async () => {
    assert.equal((await get('/metrics')).statusCode, 401);
    assert.equal((await get('/metrics', as('nobody'))).statusCode, 401);
    assert.equal((await get('/metrics', as('owner'))).statusCode, 403);
    assert.equal((await get('/metrics', as('auditor'))).statusCode, 403);
    assert.equal((await get('/metrics', as('operator'))).statusCode, 200);
    const answer = await get('/metrics', as('metrics-token'));
    assert.equal(answer.statusCode, 200);
    assert.match(String(answer.headers['content-type']), /^text\/plain; version=0\.0\.4/);
    assert.match(
      answer.body,
      /posthorn_http_request_seconds_count\{method="GET",route="\/health\/live",status="2xx"\} 20/,
    );
    assert.match(answer.body, /posthorn_process_cpu_seconds_total/);
  });

  it('without Redis the process stays ready, degraded; without the database it does not', async () => {
    const away = await startLetters();
    away.app.get<{ disconnect(): void }>(REDIS, { strict: false }).disconnect();
    const degraded = await away.app.inject({ method: 'GET', url: '/health/ready' });
    assert.equal(degraded.statusCode, 200);
    assert.equal(degraded.json<{ checks: { redis: string } }>().checks.redis, 'degraded');
    await away.database.drop();
    const deadline = performance.now() + 5_000;
    let answer = degraded;
    while (answer.statusCode !== 503 && performance.now() < deadline) {
      answer = await away.app.inject({ method: 'GET', url: '/health/ready' });
    }
    assert.equal(answer.statusCode, 503);
    assert.equal(answer.headers['retry-after'], '2');
    assert.equal(answer.json<{ checks: { database: string } }>().checks.database, 'down');
    const send = await away.app.inject({
      method: 'POST',
      url: '/v1/letters',
      headers: { ...as('owner'), 'idempotency-key': 'k' },
      payload: letter(),
    });
    assert.equal(send.statusCode, 503, send.body);
    assert.equal(send.json<{ code: string }>().code, 'unavailable');
    await away.close();
  });
});

describe('shutdown', () => {
  it('a request under way is finished and nothing new is taken', async () => {
    const letters = await startLetters();
    await letters.app.listen(0, '127.0.0.1');
    const { port } = letters.app.getHttpServer().address() as { port: number };
    const call = (url: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${url}`, init);
    let open = (): void => undefined;
    gate.wait = new Promise((resolve) => (open = resolve));
    const before = runs.create;
    const slow = call('/v1/letters', {
      method: 'POST',
      headers: { ...as('owner'), 'content-type': 'application/json', 'idempotency-key': 'slow' },
      body: JSON.stringify(letter()),
    });
    while (runs.create === before) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(letters.app.get(HotPool) instanceof HotPool, true);
    const closed = letters.close();
    while (letters.app.getHttpServer().listening) await new Promise((resolve) => setImmediate(resolve));
    await assert.rejects(call('/health/live'));
    open();
    const answer = await slow;
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('connection'), 'close');
    assert.equal(((await answer.json()) as { number: number }).number, before + 1);
    await closed;
    gate.wait = Promise.resolve();
  });
});
