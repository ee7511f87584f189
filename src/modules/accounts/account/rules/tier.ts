/** How far an account is trusted to send. */
export const TIERS = [0, 1, 2, 3, 4] as const;
export type Tier = (typeof TIERS)[number];

export interface TierFacts {
  emailConfirmed: boolean;
  profileComplete: boolean;
  /** Something about the account wants to be looked at by a person before its profile counts. */
  flagged: boolean;
  /** What clean sending has earned: 3, 4 or nothing (0). */
  earned: number;
  /** The least a review found right; null before any. A review also answers the flags. */
  reviewed: number | null;
  /** What staff fixed; null lets the rest decide. */
  granted: number | null;
}

/**
 * 0 unconfirmed, 1 minimal, 2 complete profile, 3 and 4 earned by clean sending. A review is a floor: the account may
 * earn more. What staff fixed stands, higher or lower than anything else would give.
 */
export function tierOf(facts: TierFacts): Tier {
  if (!facts.emailConfirmed) return 0;
  if (facts.granted !== null) return facts.granted as Tier;
  const trusted = facts.profileComplete && (!facts.flagged || facts.reviewed !== null);
  const byFacts = trusted ? Math.max(2, facts.earned) : 1;
  return Math.max(byFacts, facts.reviewed ?? 0) as Tier;
}
