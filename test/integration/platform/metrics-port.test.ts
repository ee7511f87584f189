import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HttpDrain } from '../../../src/platform/http/index.js';
import { type Running } from '../../../src/roots/boot.js';
import { startWorld, type World } from '../../support/world.js';

const TOKEN = 'a-long-walk-along-the-harbour';

describe('a process without the role api', () => {
  let world: World;
  let worker: Running;
  before(async () => {
    world = await startWorld();
    worker = await world.another({ ROLES: 'worker', METRICS_PORT: '0' });
  });
  after(() => world.close());

  const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${worker.metricsUrl}${path}`, init);

  it('has no door unless METRICS_PORT opens one', async () => {
    const scheduler = await world.another({ ROLES: 'scheduler' });
    assert.deepEqual([scheduler.url, scheduler.metricsUrl], [null, null]);
    assert.equal(worker.url, null);
    assert.match(worker.metricsUrl!, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('tells its own figures and its health there', async () => {
    const answer = await ask('/metrics');
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type')!, /^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    for (const name of ['workers_alive', 'delivery_connections', 'database_up', 'process_cpu_seconds_total'])
      assert.match(text, new RegExp(`^posthorn_${name} \\d`, 'm'), name);
    assert.deepEqual(await (await ask('/health/live')).json(), { status: 'live' });
    const ready = await ask('/health/ready');
    assert.deepEqual([ready.status, ready.headers.get('cache-control')], [200, 'no-store']);
    assert.deepEqual(await ready.json(), {
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', redis: 'ok', draining: false },
    });
    const head = await ask('/health/ready', { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });

  it('answers nothing else there', async () => {
    for (const path of [
      '/',
      '/v1/account',
      '/docs',
      '/admin',
      '/metrics/',
      '/dev/inbox',
      '/health/live/..',
      '//metrics',
    ]) {
      const answer = await ask(path);
      assert.equal(answer.status, 404, path);
      assert.equal(((await answer.json()) as { code: string }).code, 'not_found');
    }
    const post = await ask('/metrics', { method: 'POST', body: 'x'.repeat(100_000) });
    assert.deepEqual([post.status, post.headers.get('allow')], [405, 'GET, HEAD']);
  });

  it('asks for METRICS_TOKEN when there is one; health needs none', async () => {
    const guarded = await world.another({ ROLES: 'smtp', METRICS_PORT: '0', METRICS_TOKEN: TOKEN });
    const as = async (path: string, token?: string): Promise<number> => {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`${guarded.metricsUrl}${path}`, { headers })).status;
    };
    assert.equal(await as('/metrics'), 401);
    assert.equal(await as('/metrics', `${TOKEN}s`), 401);
    assert.equal(await as('/metrics', await world.operator()), 401, 'people look at the API');
    assert.equal(await as('/metrics', TOKEN), 200);
    assert.equal(await as('/health/ready'), 200);
  });

  it('says which setting to change when the port is taken', async () => {
    const { port } = new URL(worker.metricsUrl!);
    await assert.rejects(world.another({ ROLES: 'worker', METRICS_PORT: port }), /in use.*set METRICS_PORT/i);
  });

  it('says that it is ending until it has ended', async () => {
    const ending = await world.another({ ROLES: 'worker', METRICS_PORT: '0' });
    await ending.app.get(HttpDrain).beforeApplicationShutdown();
    const answer = await fetch(`${ending.metricsUrl}/health/ready`);
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '2']);
    const { code, checks } = (await answer.json()) as { code: string; checks: { draining: boolean } };
    assert.deepEqual([code, checks.draining], ['unavailable', true]);
    await ending.app.close();
    await assert.rejects(fetch(`${ending.metricsUrl}/health/live`));
  });
});
