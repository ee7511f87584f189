/** How far an account is trusted to send. */
export const TIERS = [0, 1, 2, 3, 4] as const;
export type Tier = (typeof TIERS)[number];

export interface TierFacts {
  emailConfirmed: boolean;
  profileComplete: boolean;
  /** What staff or compliance decided; null lets the facts decide. */
  granted: number | null;
}

/**
 * 0 unconfirmed, 1 minimal, 2 complete profile. Three and four are earned or given by people who looked. A decision
 * of people stands, higher or lower than the facts would give.
 */
export function tierOf(facts: TierFacts): Tier {
  if (facts.granted !== null) return facts.granted as Tier;
  if (!facts.emailConfirmed) return 0;
  return facts.profileComplete ? 2 : 1;
}
