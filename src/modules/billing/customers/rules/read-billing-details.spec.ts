import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BillingDetails } from './billing-details.js';
import { missingForPurchase } from './purchase-readiness.js';
import { readIdentity } from './read-billing-details.js';

describe('billing details', () => {
  it('are kept in normal form', () => {
    assert.deepEqual(readIdentity({ country: 'el', vatNumber: 'GR 094 259 216' }), {
      country: 'GR',
      vatNumber: 'EL094259216',
      siren: null,
    });
    assert.deepEqual(readIdentity({ country: 'FR', vatNumber: 'fr 44 732 829 320' }), {
      country: 'FR',
      vatNumber: 'FR44732829320',
      siren: '732829320',
    });
    assert.deepEqual(readIdentity({ country: 'UK', vatNumber: '', siren: null }), {
      country: 'GB',
      vatNumber: null,
      siren: null,
    });
  });

  it('every contradiction is told at once', () => {
    assert.deepEqual(readIdentity({ country: 'ZZ', vatNumber: 'DE1', siren: '1' }), [
      { field: 'country', code: 'country_unknown' },
      { field: 'vatNumber', code: 'vat_number_malformed' },
      { field: 'siren', code: 'siren_invalid' },
    ]);
    assert.deepEqual(readIdentity({ country: 'FR', vatNumber: 'FR44732829320', siren: '303265045' }), [
      { field: 'siren', code: 'siren_not_of_vat_number' },
    ]);
  });

  it('a French company needs its SIREN for its first purchase, nobody else does', () => {
    const details = (given: Partial<BillingDetails>) => ({ siren: null, ...given }) as BillingDetails;
    assert.deepEqual(missingForPurchase(null), ['billingDetails']);
    assert.deepEqual(missingForPurchase(details({ customerType: 'company', country: 'FR' })), ['siren']);
    assert.deepEqual(missingForPurchase(details({ customerType: 'company', country: 'RE' })), ['siren']);
    assert.deepEqual(missingForPurchase(details({ customerType: 'company', country: 'FR', siren: '732829320' })), []);
    assert.deepEqual(missingForPurchase(details({ customerType: 'company', country: 'MC' })), []);
    assert.deepEqual(missingForPurchase(details({ customerType: 'consumer', country: 'FR' })), []);
    assert.deepEqual(missingForPurchase(details({ customerType: 'public_body', country: 'FR' })), []);
  });
});
