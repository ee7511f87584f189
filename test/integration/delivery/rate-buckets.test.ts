import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { RateBuckets } from '../../../src/modules/delivery/adapters/rate-buckets.js';
import { testEngines } from '../../support/engines.js';
import { eventually } from '../../support/eventually.js';

describe('message rates', () => {
  let redis: Redis;
  before(() => {
    redis = new Redis(testEngines().redisUrl);
  });
  after(() => redis.disconnect());

  const monotonicMs = (): number => performance.now();
  const prefix = `test-rates-${process.pid}`;

  it('a bucket that nobody knows starts empty and fills at its rate', async () => {
    const buckets = new RateBuckets(redis, prefix, () => 1, monotonicMs);
    const first = await buckets.take('any', 'mx:a.test', 50, 10);
    assert.equal(first.granted, 0);
    assert.ok(first.retryInMs >= 5 && first.retryInMs <= 25, `${first.retryInMs} ms`);
    await eventually('a token', async () => (await buckets.take('any', 'mx:a.test', 50, 1)).granted === 1);
  });

  it('two workers together get no more than the rate', async () => {
    const [one, two] = [1, 2].map(() => new RateBuckets(redis, prefix, () => 2, monotonicMs)) as [
      RateBuckets,
      RateBuckets,
    ];
    const startedMs = monotonicMs();
    let granted = 0;
    await eventually('thirty tokens', async () => {
      for (const buckets of [one, two]) granted += (await buckets.take('any', 'mx:b.test', 100, 5)).granted;
      return granted >= 30;
    });
    const seconds = (monotonicMs() - startedMs) / 1_000;
    assert.ok(granted <= seconds * 100 + 1, `${granted} in ${seconds} s at 100 a second`);
  });

  it('without Redis each worker takes its share', async () => {
    let nowMs = 0;
    const away = { eval: () => Promise.reject(new Error('away')) };
    const buckets = new RateBuckets(
      away,
      prefix,
      () => 4,
      () => nowMs,
    );
    assert.equal((await buckets.take('any', 'mx:c.test', 40, 10)).granted, 0);
    nowMs = 500;
    assert.equal((await buckets.take('any', 'mx:c.test', 40, 10)).granted, 5);
  });
});
