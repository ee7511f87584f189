import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noCounts } from './counters.js';
import { DIMENSION, NONE, OTHER_TAGS } from './dimensions.js';
import { foldTags } from './fold-tags.js';
import type { HourSum } from './sum-facts.js';

const sum = (value: string, dimension: HourSum['dimension'] = DIMENSION.tag, hour = 1): HourSum => {
  return { accountId: 'a', dimension, hour, value, counts: { ...noCounts(), accepted: 1 } };
};
const shown = (sums: HourSum[]): string[] => sums.map(({ value, counts }) => `${value}:${counts.accepted}`);

describe('tags without end', () => {
  it('what an hour has no room for is counted together, and nothing is lost', () => {
    const sums = ['a', 'b', 'c', 'd'].map((tag) => sum(tag));
    assert.deepEqual(shown(foldTags(sums, new Map(), 2)), ['a:1', 'b:1', `${OTHER_TAGS}:2`]);
  });

  it('tags that are there already go on, other hours and other ways of looking are left alone', () => {
    const known = new Map([['a 1', new Set(['x', 'y'])]]);
    const sums = [sum('y'), sum('z'), sum(NONE), sum('z', DIMENSION.tag, 2), sum('z', DIMENSION.domain)];
    assert.deepEqual(shown(foldTags(sums, known, 2)), ['y:1', `${OTHER_TAGS}:1`, ':1', 'z:1', 'z:1']);
  });
});
