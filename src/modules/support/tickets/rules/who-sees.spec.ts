import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { queuesOfPerson, queuesOfProgram, queuesOfStaff, queuesToSearch, sees } from './who-sees.js';

describe('who sees which tickets', () => {
  it('topics about money: owner, admin, billing, and programs with the scope', () => {
    for (const role of ['owner', 'admin', 'billing'] as const) assert.ok(sees(queuesOfPerson(role), 'billing'), role);
    for (const role of ['developer', 'marketer', 'viewer'] as const) {
      assert.ok(!sees(queuesOfPerson(role), 'billing'), role);
      assert.ok(sees(queuesOfPerson(role), 'general'), role);
    }
    assert.ok(sees(queuesOfProgram(['admin-of-account', 'billing']), 'billing'));
    assert.ok(!sees(queuesOfProgram(['admin-of-account']), 'billing'));
  });

  it('compliance sees its own queue, support all of them', () => {
    assert.deepEqual(queuesOfStaff(['compliance']), ['deliverability']);
    for (const role of ['operator', 'support_agent', 'auditor'] as const) {
      assert.equal(queuesOfStaff(['compliance', role]), 'all');
    }
  });

  it('a filter never shows more than the caller sees', () => {
    assert.deepEqual(queuesToSearch(['deliverability'], 'billing'), []);
    assert.deepEqual(queuesToSearch(['deliverability'], undefined), ['deliverability']);
    assert.deepEqual(queuesToSearch('all', 'billing'), ['billing']);
    assert.equal(queuesToSearch('all', undefined), undefined);
  });
});
