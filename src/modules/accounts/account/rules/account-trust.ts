import { type AccountProfile, isComplete } from './account-profile.js';
import { type Tier, tierOf } from './tier.js';

/** Why a person should look at an account before its profile counts. */
export const RISK_FLAGS = ['disposable_domain', 'earlier_closed_account'] as const;
export type RiskFlag = (typeof RISK_FLAGS)[number];

/** What of an account's row decides how far it is trusted. */
export interface TrustFacts {
  confirmedAt: unknown;
  profile: AccountProfile;
  earnedTier: number;
  reviewedTier: number | null;
  grantedTier: number | null;
  riskFlags: readonly RiskFlag[];
}

export function trustedTier(account: TrustFacts): Tier {
  return tierOf({
    emailConfirmed: account.confirmedAt !== null,
    profileComplete: isComplete(account.profile),
    flagged: account.riskFlags.length > 0,
    earned: account.earnedTier,
    reviewed: account.reviewedTier,
    granted: account.grantedTier,
  });
}
