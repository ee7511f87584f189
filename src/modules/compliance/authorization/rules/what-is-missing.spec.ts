import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ProgressFacts, whatIsMissing } from './what-is-missing.js';

const BEGINNER: ProgressFacts = {
  tier: 1,
  needsPerson: false,
  missingFields: ['website', 'phone'],
  domainAuthenticated: false,
  cleanSends: 0,
  cleanDays: 0,
};
const COMPLETE: ProgressFacts = { ...BEGINNER, tier: 2, missingFields: [] };
const fields = (facts: ProgressFacts) =>
  whatIsMissing(facts).map(({ field, have, need }) => (need === null ? field : `${field} ${have}/${need}`));

describe('what an account lacks for its next tier', () => {
  const table: [string, ProgressFacts, string[]][] = [
    ['unconfirmed', { ...BEGINNER, tier: 0 }, ['email']],
    ['a thin profile', BEGINNER, ['website', 'phone']],
    ['flagged, or fixed by staff', { ...BEGINNER, needsPerson: true }, ['review']],
    ['a whole profile', COMPLETE, ['domain', 'cleanSends 0/500']],
    ['a domain and 120 sends', { ...COMPLETE, domainAuthenticated: true, cleanSends: 120 }, ['cleanSends 120/500']],
    ['500 sends without a domain', { ...COMPLETE, cleanSends: 500 }, ['domain']],
    ['tier 3 for twelve days', { ...COMPLETE, tier: 3, domainAuthenticated: true, cleanDays: 12 }, ['cleanDays 12/30']],
    ['reviewed to 3 without a domain', { ...COMPLETE, tier: 3, cleanDays: 30 }, ['domain']],
    ['everything', { ...COMPLETE, tier: 4 }, []],
  ];
  for (const [name, facts, expected] of table) it(name, () => assert.deepEqual(fields(facts), expected));

  it('says what each field is worth', () => {
    assert.deepEqual(
      whatIsMissing(BEGINNER).map((one) => one.points),
      [15, 10],
    );
  });
});
