import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../../../kernel/time/instant.js';
import { isOpen, suspensionReasons } from './blocks.js';
import { shownStatus } from './account-status.js';

const at = (time: string) => instantOf(`2026-03-01T${time}Z`);

describe('blocks', () => {
  const table: [string, string | null, string | null, boolean][] = [
    ['no end', null, null, true],
    ['lifted', null, '09:00:00', false],
    ['ends later', '10:00:01', null, true],
    ['ends now', '10:00:00', null, false],
    ['ends later but lifted', '11:00:00', '09:00:00', false],
  ];
  for (const [name, until, lifted, open] of table) {
    it(`${name}: ${open ? 'open' : 'over'}`, () => {
      const block = { untilAt: until ? at(until) : null, liftedAt: lifted ? at(lifted) : null };
      assert.equal(isOpen(block, at('10:00:00')), open);
    });
  }

  it('D-06: suspension reasons are a set; campaigns alone suspend nothing', () => {
    const open = [
      { reason: 'bounce_rate', scope: 'sending' },
      { reason: 'bounce_rate', scope: 'all' },
      { reason: 'complaint_rate', scope: 'campaigns' },
      { reason: 'payment', scope: 'all' },
    ] as const;
    assert.deepEqual(suspensionReasons(open), ['bounce_rate', 'payment']);
  });

  it('only an active account shows as suspended', () => {
    assert.equal(shownStatus('active', ['manual']), 'suspended');
    assert.equal(shownStatus('active', []), 'active');
    assert.equal(shownStatus('pending', ['manual']), 'pending');
    assert.equal(shownStatus('closed', ['spam_closure']), 'closed');
  });
});
