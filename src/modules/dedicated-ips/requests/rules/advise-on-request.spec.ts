import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, DAY_MS, instantOf } from '../../../../kernel/time/instant.js';
import { adviseOnRequest, type RequestFacts } from './advise-on-request.js';

const NOW = instantOf('2026-11-01T00:00:00Z');
const GOOD: RequestFacts = {
  now: NOW,
  createdAt: addMs(NOW, -90 * DAY_MS),
  missingFields: 0,
  wantedMonthly: 300_000,
  accepted: 60_000,
  reputation: { standing: 'good', score: 100, reasons: [] },
  count: 1,
  recommended: 1,
};

describe('what speaks for and against a request', () => {
  const reputation = (standing: 'unknown' | 'watch' | 'poor') => ({ standing, score: 50, reasons: [] });
  const table: [name: string, more: Partial<RequestFacts>, expected: string][] = [
    ['nothing', {}, 'approve: nothing_against_it'],
    ['a fifth of what is announced was sent', { accepted: 60_000 }, 'approve: nothing_against_it'],
    ['less than a fifth', { accepted: 59_999 }, 'ask: volume_unproven'],
    ['nothing was sent yet', { accepted: 0, reputation: reputation('unknown') }, 'ask: volume_unproven'],
    ['faults', { reputation: reputation('watch') }, 'ask: received_with_faults'],
    ['badly received', { reputation: reputation('poor') }, 'refuse: received_badly'],
    ['29 days old', { createdAt: addMs(NOW, -29 * DAY_MS) }, 'ask: account_is_young'],
    ['30 days old', { createdAt: addMs(NOW, -30 * DAY_MS) }, 'approve: nothing_against_it'],
    ['no profile', { missingFields: 2 }, 'ask: profile_incomplete'],
    ['more than advised is no fault', { count: 3, recommended: 2 }, 'approve: more_than_recommended'],
    [
      'all of it',
      { reputation: reputation('poor'), missingFields: 1, accepted: 0, count: 2 },
      'refuse: received_badly profile_incomplete volume_unproven more_than_recommended',
    ],
  ];
  for (const [name, more, expected] of table)
    it(name, () => {
      const { advice, reasons } = adviseOnRequest({ ...GOOD, ...more });
      assert.equal(`${advice}: ${reasons.join(' ')}`, expected);
    });
});
