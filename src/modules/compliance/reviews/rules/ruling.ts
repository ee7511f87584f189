import type { ReviewKind } from './review.js';

/** What a member of staff rules. */
export type Ruling =
  | { decision: 'approve'; reason: string | null; tier?: number; ratePerHour?: number }
  | { decision: 'limit'; reason: string; tier?: number; ratePerHour?: number }
  | { decision: 'refuse'; reason: string }
  | { decision: 'ask'; question: string };

/** What the review of an account's authorisation is worth when nobody names a tier: the full plan. */
const REVIEWED_TIER = 4;

/**
 * What a ruling does to the account's trust. An approval is a floor that the account may outgrow, and takes a limit away
 * that staff had set; a limit fixes. The review of a risk that was none answers the flags and raises nothing by itself.
 */
export function trustAfter(
  ruling: Exclude<Ruling, { decision: 'ask' }>,
  review: { kind: ReviewKind; wantedTier: number | null },
  account: { reviewedTier: number | null },
): { reviewedTier?: number; grantedTier?: number | null; ratePerHour?: number } {
  if (ruling.decision === 'refuse') return {};
  const rate = ruling.ratePerHour === undefined ? {} : { ratePerHour: ruling.ratePerHour };
  if (ruling.decision === 'limit')
    return { ...(ruling.tier === undefined ? {} : { grantedTier: ruling.tier }), ...rate };
  const asked = review.kind === 'authorization' ? (review.wantedTier ?? REVIEWED_TIER) : 0;
  const reviewedTier = Math.max(ruling.tier ?? asked, account.reviewedTier ?? 0);
  const lifts = review.kind === 'authorization' || ruling.tier !== undefined;
  return { reviewedTier, ...(lifts ? { grantedTier: null } : {}), ...rate };
}
