import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changesBetween, changesToKeep } from './audit-changes.js';

describe('changes in the audit log', () => {
  it('only what differs, before and after; what is missing is null', () => {
    const before = { name: 'Shop', scopes: ['send'], expiresAt: null, gone: 1 };
    const after = { name: 'Shop 2', scopes: ['send'], expiresAt: undefined, gone: null, added: 0 };
    assert.deepEqual(changesBetween<object>(before, after), {
      name: { from: 'Shop', to: 'Shop 2' },
      gone: { from: 1, to: null },
      added: { from: null, to: 0 },
    });
  });

  it('a fact alone is a change from nothing', () => {
    assert.deepEqual(changesToKeep({ reason: 'trap', tier: { from: 1, to: 3 }, nothing: undefined, off: false }), {
      reason: { from: null, to: 'trap' },
      tier: { from: 1, to: 3 },
      off: { from: null, to: false },
    });
  });

  const secret = `phs_${'Ab1-'.repeat(10)}`;
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.abc-_123';
  const table: [string, Record<string, unknown>][] = [
    ['a password', { password: 'plum harvest 74' }],
    ['an old and a new password', { password: { from: 'plum harvest 74', to: 'plum harvest 75' } }],
    ['a secret inside', { key: { secret: 'plum harvest 74' } }],
    ['a hash', { passwordHash: 'plum harvest 74' }],
    ['a token', { resetToken: 'plum harvest 74' }],
    ['the secret of a key in a sentence', { note: `he sent ${secret} by mail plum`.replace('plum', '') }],
    ['an access token in a list', { notes: [jwt] }],
    ['a PIN', { pin: 'plum harvest 74' }],
  ];
  for (const [name, changes] of table) {
    it(`${name} is not kept`, () => {
      const kept = JSON.stringify(changesToKeep(changes));
      assert.doesNotMatch(kept, /plum harvest|phs_Ab|eyJ/);
      assert.match(kept, /not shown/);
    });
  }

  it('what only sounds like a secret is kept, a long text is cut', () => {
    const harmless = { secretHint: 'phs_Ab12', passwordChanged: true, passwordSet: null, previousSecretUntil: '2026' };
    assert.deepEqual(
      Object.values(changesToKeep(harmless)).map(({ to }) => to),
      ['phs_Ab12', true, null, '2026'],
    );
    assert.equal(String(changesToKeep({ note: 'x'.repeat(9_000) }).note?.to).length, 2_000);
  });
});
