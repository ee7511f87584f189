import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { surplusScopes } from './key-scopes.js';
import { hashOfSecret, hintOf, looksLikeSecret } from './machine-secrets.js';

describe('secrets of programs', () => {
  it('a hash has 32 bytes, tells secrets apart and is no plain digest of the secret', () => {
    assert.equal(hashOfSecret('phs_a').length, 32);
    assert.notDeepEqual(hashOfSecret('phs_a'), hashOfSecret('phs_b'));
  });
  it('the hint is short and bearer texts are told apart by their beginning', () => {
    assert.equal(hintOf('phs_abcdefghijkl'), 'phs_abcd');
    assert.equal(looksLikeSecret('phs_x'), true);
    assert.equal(looksLikeSecret('eyJhbGciOi.x.y'), false);
  });
});

describe('scopes a key may give', () => {
  const table: [string, string[], string[] | null, string[]][] = [
    ['a person gives any', ['send', 'billing'], null, []],
    ['a key gives what it has', ['send'], ['send', 'admin-of-account'], []],
    ['a key gives nothing more', ['send', 'billing'], ['send', 'admin-of-account'], ['billing']],
  ];
  for (const [name, wanted, own, surplus] of table)
    it(name, () => assert.deepEqual(surplusScopes(wanted, own), surplus));
});
