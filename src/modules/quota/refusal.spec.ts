import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../kernel/time/instant.js';
import type { Entitlement } from '../billing/index.js';
import { refusal } from './refusal.js';

const NOW = instantOf('2026-03-28T22:58:00Z');
const UPGRADE = {
  planId: 'pln_1',
  code: 'freemium-fr.essential-15k',
  name: 'Essential 15,000',
  quota: { monthly: 15_000, daily: null },
};

const ENTITLEMENT = {
  subscriptionId: 's',
  accountId: 'a',
  free: true,
  quota: { monthly: 6_000, daily: 200 },
  zone: 'Europe/Paris',
  cycle: { start: instantOf('2026-03-14T23:00:00Z'), end: instantOf('2026-04-14T22:00:00Z') },
  upgradeOptions: [UPGRADE],
} as unknown as Entitlement;

describe('quota refusals', () => {
  it('of the day say when midnight comes in the offer’s zone and which plans would have taken it', () => {
    const problem = refusal('day', ENTITLEMENT, { tier: 4 }, NOW);
    assert.deepEqual(
      [problem.code, problem.status, problem.kind.smtp],
      ['daily_quota_exceeded', 429, { code: 452, enhanced: '4.7.1' }],
    );
    assert.deepEqual(problem.extra, {
      limitKind: 'daily',
      limit: 200,
      retryAt: '2026-03-28T23:00:00.000Z',
      upgradeOptions: [UPGRADE],
    });
    assert.deepEqual(problem.options.headers, { 'retry-after': '120' });
  });

  it('of the cycle wait for its end', () => {
    const problem = refusal('month', ENTITLEMENT, { tier: 4 }, NOW);
    assert.equal(problem.code, 'monthly_quota_exceeded');
    assert.equal(problem.extra.retryAt, '2026-04-14T22:00:00.000Z');
  });

  it('of a tier say what unlocks more instead of what to buy', () => {
    const hour = refusal('tier_hour', ENTITLEMENT, { tier: 1, missingFields: ['phone'] }, NOW, 9);
    assert.deepEqual([hour.code, hour.status], ['sending_tier_limit', 429]);
    assert.deepEqual(hour.extra, {
      limitKind: 'tier_hourly',
      limit: 10,
      used: 9,
      retryAt: '2026-03-28T23:00:00.000Z',
      unlocks: [
        { tier: 2, by: 'profile_completed', fields: ['phone'], perHour: null, perDay: 200 },
        { tier: 2, by: 'review', perHour: null, perDay: 200 },
      ],
    });
    assert.deepEqual(refusal('tier_day', { ...ENTITLEMENT, free: false }, { tier: 3 }, NOW).extra.unlocks, [
      { tier: 4, by: 'thirty_clean_days', perHour: null, perDay: null },
      { tier: 4, by: 'review', perHour: null, perDay: null },
    ]);
  });

  it('of a suspension last until midnight', () => {
    const problem = refusal('suspended', ENTITLEMENT, { tier: 4 }, NOW);
    assert.deepEqual([problem.code, problem.extra.retryAt], ['daily_quota_suspended', '2026-03-28T23:00:00.000Z']);
  });
});
