import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeConfirmation } from './judge-closure.js';

describe('who may confirm a closure for spam', () => {
  const asked = { status: 'pending', requestedBy: 'ann' } as const;
  const cases: [name: string, closure: Parameters<typeof judgeConfirmation>[0], by: string, verdict: string][] = [
    ['R-093: a second person', asked, 'bob', 'confirm'],
    ['R-093: not who asked for it', asked, 'ann', 'second_person_required'],
    ['nobody twice', { ...asked, status: 'confirmed' }, 'bob', 'nothing_pending'],
    ['nobody after it was withdrawn', { ...asked, status: 'withdrawn' }, 'bob', 'nothing_pending'],
    ['nobody before anybody asked', null, 'bob', 'nothing_pending'],
  ];
  for (const [name, closure, by, verdict] of cases) {
    it(name, () => assert.equal(judgeConfirmation(closure, by), verdict));
  }
});
