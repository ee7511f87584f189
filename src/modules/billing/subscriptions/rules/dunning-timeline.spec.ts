import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOfLocalDate } from '../../../../kernel/time/calendar.js';
import { dunningTimeline } from './dunning-timeline.js';

const PARIS = 'Europe/Paris';
const TERM_END = instantOfLocalDate('2030-02-28', PARIS);

function timeline(
  mode: 'fall_back_to_free' | 'expire' | 'purge',
  status: 'active' | 'past_due' | 'expired',
  refusals = 1,
) {
  const policies = { 'expiry.mode': mode, 'expiry.graceDays': 10, 'quota.timezone': PARIS } as const;
  const dunned = {
    status,
    termEndAt: TERM_END,
    endsAt: status === 'expired' ? TERM_END : null,
    failedAttempts: refusals,
  };
  return dunningTimeline(dunned, policies).map(({ on, act, done }) => `${on} ${act}${done ? ' (done)' : ''}`);
}

describe('what somebody who has not paid can read', () => {
  it('nothing while nothing is owed', () => assert.deepEqual(timeline('purge', 'active'), []));

  it('where the free plan follows: every charge, past and to come', () => {
    assert.deepEqual(timeline('fall_back_to_free', 'past_due', 2), [
      '2030-02-28 charge_refused (done)',
      '2030-03-03 charge_refused (done)',
      '2030-03-07 charge_again',
      '2030-03-14 charge_again',
      '2030-03-14 free_plan_follows',
    ]);
  });

  it('where the service stops: until when it can be renewed', () => {
    assert.deepEqual(timeline('expire', 'expired'), [
      '2030-02-28 service_stopped (done)',
      '2030-03-09 last_day_to_renew',
    ]);
  });

  it('where all data goes: on which day', () => {
    assert.deepEqual(timeline('purge', 'expired').slice(1), [
      '2030-03-09 last_day_to_renew',
      '2030-03-10 data_deleted',
    ]);
  });
});
