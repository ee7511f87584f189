import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AccountProfile, changedProfile, PROFILE_FIELDS, scoreProfile } from './account-profile.js';

const FULL: AccountProfile = {
  website: 'https://acme.example',
  phone: '+33123456789',
  address: '1 rue de la Paix, Paris',
  country: 'FR',
  useCase: 'Order confirmations',
  listOrigin: 'Customers of our shop',
  expectedMonthlyVolume: 5000,
};

describe('profile score', () => {
  const table: [string, AccountProfile, number, number][] = [
    ['nothing', {}, 0, 7],
    ['website alone: 15', { website: 'https://acme.example' }, 15, 6],
    ['website + phone: 15 + 10', { website: 'https://acme.example', phone: '+331' }, 25, 5],
    ['blank text counts nothing', { website: '   ' }, 0, 7],
    ['a volume of zero counts nothing', { expectedMonthlyVolume: 0 }, 0, 7],
    ['all but the list origin: 100 - 20', { ...FULL, listOrigin: undefined }, 80, 1],
    ['all: 100', FULL, 100, 0],
  ];
  for (const [name, profile, score, missing] of table) {
    it(`${name}`, () => {
      const result = scoreProfile(profile);
      assert.equal(result.score, score);
      assert.equal(result.missing.length, missing);
      assert.equal(result.complete, missing === 0);
    });
  }

  it('names what is missing in the order of the form', () => {
    assert.deepEqual(scoreProfile({}).missing, [...PROFILE_FIELDS]);
  });

  it('a change replaces, null takes away, the rest stays', () => {
    assert.deepEqual(changedProfile({ website: 'a', phone: 'b' }, { website: 'c', phone: null, country: 'FR' }), {
      website: 'c',
      country: 'FR',
    });
  });
});
