import type { Problem } from '../../kernel/problem.js';
import { nextLocalMidnight } from '../../kernel/time/calendar.js';
import { type Instant, SECOND_MS, toIso } from '../../kernel/time/instant.js';
import type { Entitlement } from '../billing/index.js';
import { quotaProblems } from './quota.errors.js';
import { unlocksOf } from './rules/tiers.table.js';
import type { WindowKind } from './rules/window-kinds.js';
import { windowsAt } from './rules/windows.js';

/** The window without room, or the suspension that an exceeded daily quota has left. */
export type RefusalKind = WindowKind | 'suspended';

const LIMIT_KINDS: Record<RefusalKind, string> = {
  month: 'monthly',
  day: 'daily',
  suspended: 'daily',
  tier_hour: 'tier_hourly',
  tier_day: 'tier_daily',
};

/** The refusal of a message for which there is no room, saying until when and what would lift it. */
export function refusal(kind: RefusalKind, entitlement: Entitlement, gate: { tier: number }, now: Instant): Problem {
  const retryAt = retryAtOf(kind, entitlement, gate, now);
  const options = {
    extra: { limitKind: LIMIT_KINDS[kind], retryAt: toIso(retryAt), ...whatLifts(kind, entitlement, gate) },
    headers: { 'retry-after': String(Math.max(1, Math.ceil((retryAt - now) / SECOND_MS))) },
  };
  if (kind === 'month') return quotaProblems.monthly_quota_exceeded(options);
  if (kind === 'day') return quotaProblems.daily_quota_exceeded(options);
  if (kind === 'suspended') return quotaProblems.daily_quota_suspended(options);
  return quotaProblems.sending_tier_limit(options);
}

function whatLifts(kind: RefusalKind, entitlement: Entitlement, gate: { tier: number }): Record<string, unknown> {
  const byTier = kind === 'tier_hour' || kind === 'tier_day';
  return byTier ? { unlocks: unlocksOf(gate.tier, entitlement.free) } : { upgradeOptions: entitlement.upgradeOptions };
}

function retryAtOf(kind: RefusalKind, entitlement: Entitlement, gate: { tier: number }, now: Instant): Instant {
  const window = windowsAt(entitlement, gate, now).find((spec) => spec.kind === (kind === 'suspended' ? 'day' : kind));
  return window?.windowEnd ?? nextLocalMidnight(now, entitlement.zone);
}
