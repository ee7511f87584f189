import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FreshCache } from './fresh-cache.js';

function cacheOf(truth: Map<string, number>) {
  const state = { now: 0, loads: [] as string[][] };
  const cache = new FreshCache<number>(
    (keys) => {
      state.loads.push(keys);
      return Promise.resolve(new Map(keys.flatMap((key) => (truth.has(key) ? [[key, truth.get(key)!]] : []))));
    },
    { ttlMs: 4000, maxEntries: 2, nowMs: () => state.now },
  );
  return { cache, state };
}

describe('fresh cache', () => {
  it('reads a batch once and again after its time', async () => {
    const truth = new Map([
      ['a', 1],
      ['b', 2],
    ]);
    const { cache, state } = cacheOf(truth);
    assert.deepEqual(
      [...(await cache.getAll(['a', 'b', 'a', 'c']))],
      [
        ['a', 1],
        ['b', 2],
      ],
    );
    truth.set('a', 10);
    state.now = 3999;
    assert.equal(await cache.get('a'), 1);
    state.now = 4000;
    assert.equal(await cache.get('a'), 10);
    assert.deepEqual(state.loads, [['a', 'b', 'c'], ['a']]);
  });

  it('a pass over many keys keeps only those of its last seconds', async () => {
    let now = 0;
    const load = (keys: string[]) => Promise.resolve(new Map(keys.map((key) => [key, 1])));
    const cache = new FreshCache<number>(load, { ttlMs: 4000, nowMs: () => now });
    for (let key = 0; key < 10_000; key += 1) {
      now += 10;
      await cache.get(String(key));
    }
    assert.ok(cache.size <= 401, `${cache.size} are kept`);
    assert.equal(cache.peek('9999'), 1);
  });

  it('callers that ask at the same time share one load', async () => {
    const { cache, state } = cacheOf(new Map([['a', 1]]));
    await Promise.all([cache.get('a'), cache.get('a'), cache.getAll(['a'])]);
    assert.equal(state.loads.length, 1);
  });

  it('a value that was on the way when its key was forgotten is not kept', async () => {
    const truth = new Map([['a', 1]]);
    const { cache } = cacheOf(truth);
    const early = cache.get('a');
    truth.set('a', 2);
    cache.forget('a');
    await early;
    assert.equal(await cache.get('a'), 2);
  });

  it('a failed load is not remembered', async () => {
    let fails = true;
    const cache = new FreshCache<number>((keys) =>
      fails ? Promise.reject(new Error('away')) : Promise.resolve(new Map(keys.map((k) => [k, 1]))),
    );
    await assert.rejects(cache.get('a'), /away/);
    fails = false;
    assert.equal(await cache.get('a'), 1);
  });
});
