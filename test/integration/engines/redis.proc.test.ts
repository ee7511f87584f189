import assert from 'node:assert/strict';
import { writeFileSync, readdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { findRedisBinary } from '../../../src/platform/engines/redis-binaries.js';
import { endProcess, markProcess } from '../../../src/platform/engines/processes.js';
import { hold, redisPid, temporaryState } from '../../support/engine-processes.js';
import { testEngines } from '../../support/engines.js';

const noRedis = findRedisBinary(process.env['PATH'] ?? '') === null && 'there is no Redis on this machine';

describe('the Redis of a state directory', { skip: noRedis }, () => {
  const { stateDir, clear } = temporaryState();
  after(clear);
  const options = { stateDir, databaseUrl: testEngines().adminUrl };

  it('keeps its keys over a stop and over kill -9', async () => {
    const first = await hold(options);
    const before = new Redis(first.redisUrl);
    await before.set('kept', 'yes');
    assert.match(await before.info('memory'), /maxmemory_policy:noeviction/);
    await before.quit();
    await first.leave();
    const second = await hold(options);
    await endProcess(markProcess(redisPid(stateDir)), 'SIGKILL', 5_000);
    await second.kill();
    const third = await hold(options);
    const later = new Redis(third.redisUrl);
    assert.equal(await later.get('kept'), 'yes');
    await later.quit();
    await third.leave();
  });

  it('starts empty, and says so, when its files cannot be read', async () => {
    const log = join(stateDir, 'redis', 'appendonlydir');
    for (const name of readdirSync(log)) writeFileSync(join(log, name), 'no such thing as this');
    const holder = await hold(options);
    assert.equal(holder.refusal, undefined);
    assert.ok(
      holder.said.some((line) => line.includes('put aside')),
      holder.said.join('\n'),
    );
    await holder.leave();
  });
});

describe('the stand-in for Redis', () => {
  const { stateDir, clear } = temporaryState();
  after(clear);

  it('is announced loudly, asks for a password, listens on loopback only and knows what Bull needs', async () => {
    const holder = await hold({ stateDir, redis: 'js', databaseUrl: testEngines().adminUrl });
    assert.equal(holder.redisKind, 'js');
    assert.ok(
      holder.said.some((line) => line.includes('WARNING')),
      holder.said.join('\n'),
    );
    const redis = new Redis(holder.redisUrl);
    await redis.rpush('from', 'job');
    assert.equal(await redis.blmove('from', 'to', 'RIGHT', 'LEFT', 1), 'job');
    assert.equal(await redis.eval('return cmsgpack.unpack(cmsgpack.pack(7))', 0), 7);
    await redis.quit();
    const url = new URL(holder.redisUrl);
    assert.notEqual(url.password, '');
    await refusesConnection(Number(url.port));
    await holder.leave();
  });
});

async function refusesConnection(port: number): Promise<void> {
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find((one) => !one.internal && one.family === 'IPv4');
  if (!outside) return;
  const code = await new Promise((resolve) => {
    const socket = connect({ port, host: outside.address });
    socket.once('connect', () => resolve('connected'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
  assert.equal(code, 'ECONNREFUSED');
}
