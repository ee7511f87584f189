import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FIRST_BATCH, nextBatch } from './batch-size.js';

describe('how many deliveries a connection claims', () => {
  it('follows this table', () => {
    for (const [why, size, said, tookMs, expected] of [
      ['a quick one twice as many', 10, 10, 20, 20],
      ['never more than a hundred', 80, 80, 80, 100],
      ['50 ms each: what a second holds', 40, 40, 2_000, 20],
      ['a slow one few', 10, 10, 30_000, 4],
      ['in no time', 10, 10, 0, 20],
      ['nothing said, nothing learned', 40, 0, 5_000, 40],
      ['fewer were there than it may claim', 40, 2, 10, 80],
    ] as const)
      assert.equal(nextBatch(size, said, tookMs), expected, why);
  });

  it('stays within four and a hundred, and comes to what a second holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (eachMs) => {
        let size = FIRST_BATCH;
        for (let i = 0; i < 10; i += 1) size = nextBatch(size, size, size * eachMs);
        assert.equal(size, Math.max(4, Math.min(100, Math.floor(1_000 / eachMs))));
      }),
    );
  });
});
