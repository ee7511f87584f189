import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Instant } from '../../../../kernel/time/instant.js';
import { inOrderOfUse } from './order-of-use.js';

const lot = (id: string, until: number, purchasedAt: number) => ({
  id,
  purchasedAt: purchasedAt as Instant,
  expiry: { until: until as Instant },
});

describe('which credits go first', () => {
  const cases: [name: string, lots: ReturnType<typeof lot>[], order: string][] = [
    ['nothing', [], ''],
    ['C-17: what ends earliest', [lot('late', 9, 1), lot('soon', 5, 2)], 'soon late'],
    ['C-17: of these what was bought earliest', [lot('new', 5, 2), lot('old', 5, 1)], 'old new'],
    ['and of these always in one order', [lot('b', 5, 1), lot('a', 5, 1)], 'a b'],
    ['all three', [lot('d', 9, 1), lot('c', 5, 3), lot('b', 5, 2), lot('a', 5, 2)], 'a b c d'],
  ];
  for (const [name, lots, order] of cases) {
    it(name, () => assert.equal(inOrderOfUse(lots).map(({ id }) => id).join(' '), order)); // prettier-ignore
  }
});
