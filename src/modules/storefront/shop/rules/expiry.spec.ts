import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expiryOf } from './expiry.js';

const of = (status: string, expiresAt: string | null, daysLeft: number | null) => ({ status, expiresAt, daysLeft });
const FREE = of('active', null, null);
const YEAR = of('active', '2026-12-31', 40);
const MONTH = of('past_due', '2026-12-14', 23);

describe('the last day of a platform', () => {
  const cases: [name: string, subscriptions: (typeof FREE)[], expected: [string | null, number | null]][] = [
    ['nothing', [], [null, null]],
    ['a free plan never ends', [FREE], [null, null]],
    ['R-055: 40 days from 21 November to 31 December', [YEAR], ['2026-12-31', 40]],
    ['D-13: of several the last', [MONTH, YEAR, FREE], ['2026-12-31', 40]],
    [
      'what waits for its payment does not count',
      [of('pending_payment', '2027-12-31', 405), MONTH],
      ['2026-12-14', 23],
    ],
    ['what ended counts when nothing runs', [of('expired', '2026-11-20', 0)], ['2026-11-20', 0]],
    ['and only then', [of('expired', '2027-01-01', 0), FREE], [null, null]],
  ];
  for (const [name, subscriptions, [expiresAt, daysLeft]] of cases) {
    it(name, () => {
      assert.deepEqual(expiryOf(subscriptions), { expiresAt, daysLeft });
    });
  }
});
