import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { Limit } from '../../../quota/index.js';
import { presentBulkPlan } from '../../bulk/index.js';
import { presentReview } from '../../reviews/index.js';
import type { Authorization } from '../use-cases/read-authorization.query.js';
import type { AppliedLimitDto, SendingAuthorizationDto, TierCapsDto } from './authorization.dto.js';

export function presentAuthorization(authorization: Authorization): SendingAuthorizationDto {
  const { tier, score, missing, unlocks, limits, ratePerHour, blockIds, review, bulk } = authorization;
  const [next] = unlocks;
  const unlocked = next ? { tier: next.tier, perHour: next.perHour, perDay: next.perDay } : null;
  return {
    tier,
    score,
    caps: capsOf(authorization),
    used: {
      hour: limits.find((limit) => limit.kind === 'tier_hour')?.used ?? null,
      day: daily(limits)[0]?.used ?? null,
    },
    missing: unlocked ? missing.map((one) => ({ ...one, unlocks: unlocked })) : [],
    nextTier: next?.tier ?? null,
    unlocks: unlocks.map(({ fields, ...way }) => ({ ...way, ...(fields ? { fields: [...fields] } : {}) })),
    appliedLimit: appliedLimit(limits),
    ratePerHour,
    blockIds: blockIds.map((id) => wireId(WIRE_PREFIXES.block, id)),
    review: review === null ? null : presentReview(review),
    bulk: { allowed: bulk.allowed, alternatives: bulk.allowed ? [] : bulk.alternatives.map(presentBulkPlan) },
  };
}

/** The lower of what the tier and the plan allow. */
function capsOf({ tierCaps, limits }: Authorization): TierCapsDto {
  const days = [tierCaps.perDay, ...daily(limits).map((limit) => limit.limit)].filter((cap) => cap !== null);
  return { perHour: tierCaps.perHour, perDay: days.length === 0 ? null : Math.min(...days) };
}

/** Windows of a day, the tightest first. */
function daily(limits: readonly Limit[]): Limit[] {
  return limits.filter((limit) => limit.kind === 'day' || limit.kind === 'tier_day').sort((a, b) => room(a) - room(b));
}

function appliedLimit(limits: readonly Limit[]): AppliedLimitDto | null {
  const tightest = [...limits].sort((a, b) => room(a) - room(b))[0];
  if (!tightest) return null;
  return {
    limitKind: tightest.limitKind as AppliedLimitDto['limitKind'],
    because: tightest.kind === 'tier_day' || tightest.kind === 'tier_hour' ? 'tier' : 'plan',
    limit: tightest.limit,
    used: tightest.used,
    remaining: Math.max(0, room(tightest)),
    resetsAt: toIso(tightest.windowEnd),
  };
}

function room(limit: Limit): number {
  return limit.limit - limit.used;
}
