import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Tier, type TierFacts, tierOf } from './tier.js';

const MINIMAL: TierFacts = {
  emailConfirmed: true,
  profileComplete: false,
  flagged: false,
  earned: 0,
  reviewed: null,
  granted: null,
};
const COMPLETE: TierFacts = { ...MINIMAL, profileComplete: true };

describe('tier of the authorisation to send', () => {
  const table: [string, TierFacts, Tier][] = [
    ['unconfirmed, empty profile', { ...MINIMAL, emailConfirmed: false }, 0],
    ['unconfirmed, whole profile', { ...COMPLETE, emailConfirmed: false }, 0],
    ['confirmed, the two mandatory fields only', MINIMAL, 1],
    ['confirmed, whole profile', COMPLETE, 2],
    ['two mandatory fields and a review', { ...MINIMAL, reviewed: 2 }, 2],
    ['clean sends without a profile earn nothing yet', { ...MINIMAL, earned: 3 }, 1],
    ['clean sends with a whole profile', { ...COMPLETE, earned: 3 }, 3],
    ['a review is a floor, not a ceiling', { ...COMPLETE, reviewed: 2, earned: 3 }, 3],
    ['a whole profile that is flagged', { ...COMPLETE, flagged: true }, 1],
    ['a review answers the flag', { ...COMPLETE, flagged: true, reviewed: 1 }, 2],
    ['raised by staff', { ...MINIMAL, granted: 4 }, 4],
    ['lowered by staff', { ...COMPLETE, granted: 1 }, 1],
    [
      'what staff fixed stands against what is earned and reviewed',
      { ...COMPLETE, earned: 4, reviewed: 4, granted: 2 },
      2,
    ],
    ['nobody sends unconfirmed, whatever staff fixed', { ...MINIMAL, emailConfirmed: false, granted: 4 }, 0],
  ];
  for (const [name, facts, tier] of table) {
    it(`R-004: ${name} → ${tier}`, () => assert.equal(tierOf(facts), tier));
  }
  it('D-19: the whole profile gives tier 2 at once', () => {
    assert.equal(tierOf(COMPLETE), 2);
  });
});
