import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAutomatic } from './automatic-mail.js';

describe('automatic mail', () => {
  const CASES: [name: string, value: string, automatic: boolean][] = [
    ['auto-submitted', 'auto-replied', true],
    ['auto-submitted', 'Auto-Generated; type=vacation', true],
    ['auto-submitted', 'no', false],
    ['auto-submitted', 'No (a person)', false],
    ['auto-submitted', '', true],
    ['list-id', '<news.other.example>', true],
    ['precedence', 'bulk', true],
    ['precedence', 'LIST', true],
    ['precedence', 'first-class', false],
    ['subject', 'auto-submitted: auto-replied', false],
  ];
  for (const [name, value, automatic] of CASES)
    it(`${name}: ${value} is ${automatic ? 'automatic' : 'a person’s'}`, () =>
      assert.equal(isAutomatic('a@other.example', [{ name, value }]), automatic));

  it('is what comes from nobody', () => assert.ok(isAutomatic('', [])));
});
