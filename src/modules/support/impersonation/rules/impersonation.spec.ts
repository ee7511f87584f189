import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, instantOf, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { asItIs, type ImpersonationState } from './impersonation.js';

const START = instantOf('2026-03-01T10:00:00Z');
const END = instantOf('2026-03-01T10:30:00Z');
const AT_10_20 = instantOf('2026-03-01T10:20:00Z');
const open: ImpersonationState = { startedAt: START, expiresAt: END, endedAt: null, endReason: null };

describe('an impersonation as it is', () => {
  it('lasts until its time is over, and not at that moment', () => {
    assert.deepEqual(asItIs(open, null, addMs(END, -1)), open);
    assert.deepEqual(asItIs(open, null, END), { ...open, endedAt: END, endReason: 'expired' });
  });

  it('is over with its session, five minutes ago', () => {
    const endedAt = instantOf('2026-03-01T10:15:00Z');
    assert.deepEqual(asItIs(open, 5 * MINUTE_MS, AT_10_20), { ...open, endedAt, endReason: 'session_ended' });
  });

  it('never ends before it started or after its time, whatever became of the clock', () => {
    assert.equal(asItIs(open, 60 * MINUTE_MS, AT_10_20).endedAt, START);
    assert.equal(asItIs(open, 0, instantOf('2026-03-02T10:00:00Z')).endedAt, END);
  });

  it('ended once, by one', () => {
    const ended: ImpersonationState = { ...open, endedAt: AT_10_20, endReason: 'ended_by_customer' };
    assert.deepEqual(asItIs(ended, 0, END), ended);
  });
});
