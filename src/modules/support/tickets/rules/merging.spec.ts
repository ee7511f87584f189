import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leastLoaded } from './least-loaded.js';
import { whyNotMerged } from './merging.js';

const ticket = { id: 'a', accountId: 'one', queue: 'general', status: 'open', mergedInto: null } as const;
const other = { ...ticket, id: 'b' } as const;

describe('merging', () => {
  for (const [name, from, into, expected] of [
    ['two of one account', ticket, other, null],
    ['a solved one into an open one', { ...ticket, status: 'solved' }, other, null],
    ['one with itself', ticket, ticket, 'same_ticket'],
    ['two accounts', ticket, { ...other, accountId: 'two' }, 'other_account'],
    ['one that leads elsewhere', { ...ticket, mergedInto: 'c' }, other, 'merged'],
    ['into one that leads elsewhere', ticket, { ...other, mergedInto: 'c' }, 'merged'],
    ['into a closed one', ticket, { ...other, status: 'closed' }, 'closed'],
    ['money into what is no money', { ...ticket, queue: 'billing' }, other, 'would_reveal_money'],
    ['into money', ticket, { ...other, queue: 'billing' }, null],
  ] as const) {
    it(name, () => assert.equal(whyNotMerged(from, into), expected));
  }

  it('who has least to do, and of several the one who is longest there', () => {
    assert.equal(leastLoaded([], new Map()), null);
    assert.equal(leastLoaded(['c', 'a', 'b'], new Map()), 'a');
    assert.equal(
      leastLoaded(
        ['a', 'b', 'c'],
        new Map([
          ['a', 2],
          ['b', 1],
          ['c', 1],
        ]),
      ),
      'b',
    );
  });
});
