import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { isRunning, markProcess, waitUntil } from '../../../src/platform/engines/processes.js';
import { enginePids, hold, sql, temporaryState } from '../../support/engine-processes.js';

const gone = (pid: number): Promise<boolean> => waitUntil(() => !isRunning(markProcess(pid)), 20_000);

describe('the engines of a state directory', () => {
  const { stateDir, clear } = temporaryState();
  after(clear);
  const options = { stateDir, allowApt: true };

  it('start, give a login that is no superuser, and are gone after the stop', async () => {
    const first = await hold(options);
    assert.equal(first.refusal, undefined);
    const [role] = await sql<{ rolsuper: boolean; rolcreaterole: boolean; rolbypassrls: boolean }>(
      first.databaseUrl,
      'SELECT rolsuper, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user',
    );
    assert.deepEqual(role, { rolsuper: false, rolcreaterole: true, rolbypassrls: false });
    const [setting] = await sql<{ synchronous_commit: string }>(first.databaseUrl, 'SHOW synchronous_commit');
    assert.equal(setting?.synchronous_commit, 'on');
    await sql(first.databaseUrl, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)');
    const pids = enginePids(stateDir);
    assert.equal(await first.leave(), 0);
    assert.ok(await gone(pids.postgres), 'PostgreSQL ended');
    assert.ok(await gone(pids.redis), 'Redis ended');
  });

  it('keep their passwords in files that only the owner reads', () => {
    for (const name of ['postgres-superuser', 'posthorn_owner', 'redis']) {
      assert.equal(statSync(join(stateDir, 'secrets', name)).mode & 0o777, 0o600, name);
    }
  });

  it('refuse whoever does not know the password', async () => {
    const holder = await hold(options);
    const database = new URL(holder.databaseUrl);
    database.password = 'guess';
    await assert.rejects(sql(database.href, 'SELECT 1'), /password authentication failed/);
    const redis = new Redis(new URL(holder.redisUrl).port as unknown as number, {
      lazyConnect: true,
      retryStrategy: () => null,
    });
    redis.on('error', () => undefined);
    await assert.rejects(redis.connect().then(() => redis.get('x')));
    redis.disconnect();
    await holder.leave();
  });

  it('start again on the same ports with their data', async () => {
    const port = readFileSync(join(stateDir, 'postgres.port'), 'utf8');
    const second = await hold(options);
    assert.equal(new URL(second.databaseUrl).port, port);
    assert.deepEqual(await sql(second.databaseUrl, 'SELECT n FROM kept'), [{ n: 1 }]);
    await second.leave();
  });

  it('are adopted after kill -9 of the process that started them', async () => {
    const killed = await hold(options);
    await sql(killed.databaseUrl, 'INSERT INTO kept VALUES (2)');
    const orphans = enginePids(stateDir);
    await killed.kill();
    const next = await hold(options);
    assert.deepEqual(enginePids(stateDir), orphans, 'the same two processes serve');
    assert.equal(next.said.filter((line) => line.includes('adopted')).length, 2);
    assert.equal((await sql(next.databaseUrl, 'SELECT n FROM kept')).length, 2);
    await next.leave();
    assert.ok(await gone(orphans.postgres), 'the adopter stops what it adopted');
    assert.ok(await gone(orphans.redis));
  });

  it('come back after kill -9 of everything with every committed row', async () => {
    const killed = await hold(options);
    await sql(killed.databaseUrl, 'INSERT INTO kept SELECT generate_series(3, 100)');
    const pids = enginePids(stateDir);
    for (const pid of [pids.postgres, pids.redis]) process.kill(pid, 'SIGKILL');
    await killed.kill();
    const next = await hold(options);
    assert.equal(next.refusal, undefined);
    assert.deepEqual(await sql(next.databaseUrl, 'SELECT count(*)::int AS n FROM kept'), [{ n: 100 }]);
    await next.leave();
  });

  it('are started again when one dies while they are used, on the same address and with their data', async () => {
    const holder = await hold(options);
    const dead = enginePids(stateDir);
    for (const pid of [dead.postgres, dead.redis]) process.kill(pid, 'SIGKILL');
    const query = (): Promise<boolean> =>
      sql(holder.databaseUrl, 'SELECT n FROM kept').then(
        (rows) => rows.length === 100,
        () => false,
      );
    assert.ok(await waitUntil(query, 30_000), 'PostgreSQL is back');
    const redis = new Redis(holder.redisUrl, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    assert.equal(await redis.ping(), 'PONG');
    await redis.quit();
    const revived = enginePids(stateDir);
    assert.notDeepEqual(revived, dead);
    await holder.leave();
    assert.ok(await gone(revived.postgres), 'what was started again is stopped too');
    assert.ok(await gone(revived.redis));
  });

  it('are shared by processes that start at the same moment, and stop with the last of them', async () => {
    const [one, other] = await Promise.all([hold(options), hold(options)]);
    assert.equal(one.databaseUrl, other.databaseUrl);
    assert.equal(one.redisUrl, other.redisUrl);
    const pids = enginePids(stateDir);
    await one.leave();
    assert.deepEqual(await sql(other.databaseUrl, 'SELECT 1 AS n'), [{ n: 1 }]);
    await other.leave();
    assert.ok(await gone(pids.postgres));
    assert.ok(await gone(pids.redis));
  });

  it('move to another port when theirs was taken meanwhile', async () => {
    const port = Number(readFileSync(join(stateDir, 'postgres.port'), 'utf8'));
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    const holder = await hold(options);
    assert.notEqual(Number(new URL(holder.databaseUrl).port), port);
    assert.deepEqual(await sql(holder.databaseUrl, 'SELECT count(*)::int AS n FROM kept'), [{ n: 100 }]);
    await holder.leave();
    squatter.close();
  });

  it('do not wait for a lock whose holder was killed', async () => {
    writeFileSync(join(stateDir, 'engines.lock'), '4194300:1\n');
    const holder = await hold(options);
    assert.equal(holder.refusal, undefined);
    await holder.leave();
  });
});
