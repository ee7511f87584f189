import type { Problem } from '../../kernel/problem.js';
import { nextLocalMidnight } from '../../kernel/time/calendar.js';
import { type Instant, SECOND_MS, toIso } from '../../kernel/time/instant.js';
import type { Entitlement } from '../billing/index.js';
import { quotaProblems } from './quota.errors.js';
import { tierLimitWords } from './rules/limit-words.js';
import { type TierGate, unlocksOf } from './rules/unlocks.js';
import type { QuotaWindowSpec, WindowKind } from './rules/window-kinds.js';
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

/** What a refusal and the overview of an account call a window. */
export function limitKindOf(kind: RefusalKind): string {
  return LIMIT_KINDS[kind];
}

/** The refusal of a message for which there is no room, saying until when and what would lift it. */
export function refusal(
  kind: RefusalKind,
  entitlement: Entitlement,
  gate: TierGate,
  now: Instant,
  used: number | null = null,
): Problem {
  const window = windowOf(kind, entitlement, gate, now);
  const retryAt = window?.windowEnd ?? nextLocalMidnight(now, entitlement.zone);
  const byTier = kind === 'tier_hour' || kind === 'tier_day';
  const options = {
    extra: {
      limitKind: limitKindOf(kind),
      ...(window ? { limit: window.limit } : {}),
      ...(used === null ? {} : { used }),
      retryAt: toIso(retryAt),
      ...(byTier ? { unlocks: unlocksOf(gate, entitlement.free) } : { upgradeOptions: entitlement.upgradeOptions }),
    },
    headers: { 'retry-after': String(Math.max(1, Math.ceil((retryAt - now) / SECOND_MS))) },
  };
  if (kind === 'month') return quotaProblems.monthly_quota_exceeded(options);
  if (kind === 'day') return quotaProblems.daily_quota_exceeded(options);
  if (kind === 'suspended') return quotaProblems.daily_quota_suspended(options);
  const detail = tierLimitWords(kind, window?.limit ?? 0, used);
  return quotaProblems.sending_tier_limit({ ...options, detail });
}

function windowOf(
  kind: RefusalKind,
  entitlement: Entitlement,
  gate: TierGate,
  now: Instant,
): QuotaWindowSpec | undefined {
  return windowsAt(entitlement, gate, now).find((spec) => spec.kind === (kind === 'suspended' ? 'day' : kind));
}
