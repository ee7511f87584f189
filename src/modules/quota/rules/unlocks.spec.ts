import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type TierGate, unlocksOf } from './unlocks.js';

const ways = (gate: TierGate) => unlocksOf(gate, true).map((way) => `${way.by} → ${way.tier}`);

describe('what unlocks a higher tier', () => {
  const table: [string, TierGate, string[]][] = [
    ['unconfirmed', { tier: 0, missingFields: ['website'] }, ['email_confirmed → 1']],
    ['a thin profile', { tier: 1, missingFields: ['website'] }, ['profile_completed → 2', 'review → 2']],
    ['a whole profile that a person should see first', { tier: 1, missingFields: [] }, ['review → 2']],
    ['a whole profile', { tier: 2 }, ['domain_authenticated_and_500_clean_sends → 3', 'review → 3']],
    [
      'reviewed up to 2 with a thin profile',
      { tier: 2, missingFields: ['phone'] },
      ['profile_completed → 3', 'review → 3'],
    ],
    ['the third tier', { tier: 3 }, ['thirty_clean_days → 4', 'review → 4']],
    ['fixed by staff', { tier: 1, missingFields: ['website'], tierFixed: true }, ['review → 2']],
    ['the highest', { tier: 4 }, []],
  ];
  for (const [name, gate, expected] of table) it(name, () => assert.deepEqual(ways(gate), expected));

  it('says which fields are missing and what they are worth', () => {
    assert.deepEqual(unlocksOf({ tier: 1, missingFields: ['website', 'phone'] }, false)[0], {
      by: 'profile_completed',
      fields: ['website', 'phone'],
      tier: 2,
      perHour: null,
      perDay: 2_000,
    });
  });
});
