import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AccountProfile, changedProfile, isComplete, missingFields } from './account-profile.js';

/** The six of R-004. */
const FULL: AccountProfile = {
  website: 'https://acme.example',
  phone: '+33123456789',
  address: '1 rue de la Paix, Paris',
  useCase: 'Order confirmations',
  listOrigin: 'Customers of our shop',
  expectedMonthlyVolume: 5000,
};

describe('account profile', () => {
  const table: [string, AccountProfile, string[]][] = [
    ['nothing', {}, ['website', 'phone', 'address', 'useCase', 'listOrigin', 'expectedMonthlyVolume']],
    ['blank text is not given', { ...FULL, website: '   ' }, ['website']],
    ['a volume of zero is not given', { ...FULL, expectedMonthlyVolume: 0 }, ['expectedMonthlyVolume']],
    [
      'all but two, named in the order of the form',
      { ...FULL, listOrigin: undefined, phone: '' },
      ['phone', 'listOrigin'],
    ],
    ['the six of R-004 are a whole profile', FULL, []],
    ['a country does no harm', { ...FULL, country: 'FR' }, []],
  ];
  for (const [name, profile, missing] of table) {
    it(name, () => {
      assert.deepEqual(missingFields(profile), missing);
      assert.equal(isComplete(profile), missing.length === 0);
    });
  }

  it('a change replaces, null takes away, the rest stays', () => {
    assert.deepEqual(changedProfile({ website: 'a', phone: 'b' }, { website: 'c', phone: null, country: 'FR' }), {
      website: 'c',
      country: 'FR',
    });
  });
});
