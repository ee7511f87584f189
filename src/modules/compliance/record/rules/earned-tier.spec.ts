import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, DAY_MS, instantOf } from '../../../../kernel/time/instant.js';
import { cleanDays, cleanSends, type EarningFacts, earnedTier, isClean, NOTHING_SENT } from './earned-tier.js';

const NOW = instantOf('2026-03-31T12:00:00Z');
const daysAgo = (days: number) => addMs(NOW, -days * DAY_MS);
const sums = (delivered: number, more: object = {}) => ({ ...NOTHING_SENT, accepted: delivered, delivered, ...more });

/** 500 clean sends in the last ten days from a domain of one's own. */
const NEWCOMER: EarningFacts = {
  now: NOW,
  domainAuthenticated: true,
  life: sums(500),
  lately: sums(500),
  firstDeliveredAt: daysAgo(10),
  lastBlockedAt: null,
  earned: 0,
};
const THIRTY: EarningFacts = { ...NEWCOMER, firstDeliveredAt: daysAgo(30), earned: 3 };

describe('tiers earned by clean sending', () => {
  const table: [string, EarningFacts, number][] = [
    ['nothing sent', { ...NEWCOMER, life: NOTHING_SENT, lately: NOTHING_SENT, firstDeliveredAt: null }, 0],
    ['499 clean sends', { ...NEWCOMER, life: sums(499), lately: sums(499) }, 0],
    ['500 clean sends and a domain', NEWCOMER, 3],
    ['500 clean sends without a domain', { ...NEWCOMER, domainAuthenticated: false }, 0],
    ['500 delivered, one came back: 500 − 1 = 499', { ...NEWCOMER, life: sums(500, { returned: 1 }) }, 0],
    ['501 delivered, one complaint: 501 − 1 = 500', { ...NEWCOMER, life: sums(501, { complained: 1 }) }, 3],
    ['950 delivered, 50 bounced: exactly 5 %', { ...NEWCOMER, life: sums(950, { bounced: 50 }) }, 3],
    ['949 delivered, 51 bounced: above 5 %', { ...NEWCOMER, life: sums(949, { bounced: 51 }) }, 0],
    ['1,999 delivered, 2 complaints: above 1 in 1,000', { ...NEWCOMER, life: sums(1_999, { complained: 2 }) }, 0],
    ['clean once, but not lately', { ...NEWCOMER, life: sums(9_000), lately: sums(100, { bounced: 30 }) }, 0],
    ['blocked for sending right now', { ...NEWCOMER, lastBlockedAt: NOW }, 0],
    ['29 days', { ...THIRTY, firstDeliveredAt: daysAgo(29.9) }, 3],
    ['30 days', THIRTY, 4],
    ['30 days, 499 clean sends in them', { ...THIRTY, life: sums(900), lately: sums(499) }, 3],
    ['30 days, a block that ended 29 days ago', { ...THIRTY, lastBlockedAt: daysAgo(29) }, 3],
    ['30 days since the block ended', { ...THIRTY, firstDeliveredAt: daysAgo(90), lastBlockedAt: daysAgo(30) }, 4],
    ['tier 4 in a quiet season', { ...THIRTY, lately: NOTHING_SENT, earned: 4 }, 4],
    ['tier 4 and a block', { ...THIRTY, lastBlockedAt: NOW, earned: 4 }, 3],
    ['tier 4 and the domain is gone', { ...THIRTY, domainAuthenticated: false, earned: 4 }, 0],
  ];
  for (const [name, facts, tier] of table) it(`${name} → ${tier}`, () => assert.equal(earnedTier(facts), tier));

  it('counts days from the first mail or the end of the last block, and no further than thirty', () => {
    const from = (first: number | null, blocked: number | null) =>
      cleanDays({
        ...NEWCOMER,
        firstDeliveredAt: first === null ? null : daysAgo(first),
        lastBlockedAt: blocked === null ? null : daysAgo(blocked),
      });
    assert.deepEqual([from(null, null), from(10, null), from(10, 4), from(90, null)], [0, 10, 4, 30]);
  });

  it('a single complaint ruins nobody; sums never go below nothing', () => {
    assert.equal(isClean(sums(10, { complained: 1 })), true);
    assert.equal(isClean(sums(10, { complained: 2 })), false);
    assert.equal(cleanSends(sums(1, { returned: 1, complained: 1 })), 0);
  });
});
