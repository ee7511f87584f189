import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ACCOUNT_ROLES } from '../../../../contracts/roles.js';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import { scopesOfRole, surplusScopes } from './key-scopes.js';
import { hashOfSecret, hintOf, looksLikeSecret } from './machine-secrets.js';
import { overlapEnd } from './overlap.js';
import { isProvenBy } from './secret-proof.js';

const NOW = instantOf('2026-03-01T10:00:00Z');
const later = (ms: number) => instantOf(NOW + ms);

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

describe('scopes that may be given away', () => {
  const table: [string, string[], string[], string[]][] = [
    ['what one has', ['send'], ['send', 'admin-of-account'], []],
    ['nothing more', ['send', 'billing'], ['send', 'admin-of-account'], ['billing']],
  ];
  for (const [name, wanted, own, surplus] of table)
    it(name, () => assert.deepEqual(surplusScopes(wanted, own), surplus));

  it('T05: only owners and admins give a key the power over people and money', () => {
    for (const scope of ['admin-of-account', 'billing'] as const) {
      assert.deepEqual(
        ACCOUNT_ROLES.filter((role) => scopesOfRole(role).includes(scope)),
        ['owner', 'admin'],
      );
    }
    assert.deepEqual(
      ACCOUNT_ROLES.filter((role) => scopesOfRole(role).length > 0),
      ['owner', 'admin', 'developer'],
    );
  });
});

describe('overlap after a rotation', () => {
  const table: [string | null, string][] = [
    [null, '2026-03-02T10:00:00.000Z'],
    ['PT1H', '2026-03-01T11:00:00.000Z'],
    ['PT0S', '2026-03-01T10:00:00.000Z'],
    ['P7D', '2026-03-08T10:00:00.000Z'],
    ['P1W', '2026-03-08T10:00:00.000Z'],
    ['P7DT1S', 'too_long'],
    ['P1M', 'too_long'],
    ['PT999999999999999H', 'no_duration'],
    ['P', 'no_duration'],
    ['-PT1H', 'no_duration'],
    ['3600', 'no_duration'],
    ['', 'no_duration'],
  ];
  for (const [overlap, expected] of table) {
    it(`${overlap ?? 'left out'}: ${expected}`, () => {
      const end = overlapEnd(NOW, overlap);
      assert.equal(typeof end === 'number' ? toIso(end) : end, expected);
    });
  }
});

describe('a secret that is shown', () => {
  const [present, before, older] = ['present', 'before', 'older'].map(hashOfSecret) as [Buffer, Buffer, Buffer];
  const facts = { hash: present, previousHash: before, previousUntilAt: later(1000), expiresAt: null };
  const table: [string, object, Buffer, number, boolean][] = [
    ['the present one', {}, present, 0, true],
    ['the one before, during the overlap', {}, before, 999, true],
    ['the one before, after it', {}, before, 1000, false],
    ['the one before that', {}, older, 0, false],
    ['the one before, without an overlap', { previousUntilAt: null }, before, 0, false],
    ['the present one, before the end', { expiresAt: later(1) }, present, 0, true],
    ['the present one, at the end', { expiresAt: later(0) }, present, 0, false],
    ['the one before, at the end', { expiresAt: later(0) }, before, 0, false],
  ];
  for (const [name, change, shown, afterMs, good] of table) {
    it(`${name}: ${good ? 'opens' : 'does not open'}`, () =>
      assert.equal(isProvenBy({ ...facts, ...change }, shown, later(afterMs)), good));
  }
});
