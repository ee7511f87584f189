import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Tier, type TierFacts, tierOf } from './tier.js';

describe('tier of the authorisation to send', () => {
  const table: [string, TierFacts, Tier][] = [
    ['unconfirmed, empty profile', { emailConfirmed: false, profileComplete: false, granted: null }, 0],
    ['unconfirmed, whole profile', { emailConfirmed: false, profileComplete: true, granted: null }, 0],
    ['confirmed, the two mandatory fields only', { emailConfirmed: true, profileComplete: false, granted: null }, 1],
    ['confirmed, whole profile', { emailConfirmed: true, profileComplete: true, granted: null }, 2],
    ['raised by staff', { emailConfirmed: true, profileComplete: false, granted: 4 }, 4],
    ['lowered by staff', { emailConfirmed: true, profileComplete: true, granted: 1 }, 1],
  ];
  for (const [name, facts, tier] of table) {
    it(`R-004: ${name} → ${tier}`, () => assert.equal(tierOf(facts), tier));
  }
  it('D-19: the whole profile gives tier 2 at once', () => {
    assert.equal(tierOf({ emailConfirmed: true, profileComplete: true, granted: null }), 2);
  });
});
