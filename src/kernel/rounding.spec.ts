import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { divideRounded } from './rounding.js';

describe('rounding', () => {
  const table: [bigint, bigint, bigint][] = [
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [0n, 7n, 0n],
    [-1n, 3n, 0n],
  ];
  for (const [numerator, denominator, rounded] of table) {
    it(`${numerator} / ${denominator} → ${rounded}`, () =>
      assert.equal(divideRounded(numerator, denominator), rounded));
  }

  it('is never more than half a unit off, and odd: what is charged can be given back', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 1_000_000n }),
        (n, d) => {
          const rounded = divideRounded(n, d);
          const error = 2n * (rounded * d - n);
          assert.ok(error <= d && error >= -d);
          assert.equal(divideRounded(-n, d), -rounded);
        },
      ),
    );
  });

  it('refuses to divide by nothing', () => assert.throws(() => divideRounded(1n, 0n), RangeError));
});
