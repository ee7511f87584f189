import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { raisesDay } from './raises-day.js';

describe('a plan that replaces another', () => {
  const cases: [before: number | null, after: number | null, raises: boolean][] = [
    [1_000, 5_000, true],
    [1_000, null, true],
    [1_000, 1_000, false],
    [5_000, 1_000, false],
    [null, 1_000, false],
    [null, null, false],
  ];
  for (const [before, after, raises] of cases) {
    it(`${before ?? 'any number'} a day, then ${after ?? 'any number'}: ${raises ? 'more' : 'not more'}`, () => {
      assert.equal(raisesDay({ daily: before }, { daily: after }), raises);
    });
  }
});
