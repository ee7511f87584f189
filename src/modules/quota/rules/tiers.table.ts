/** What an authorisation to send is worth; null: no cap of its own. */
export interface TierCaps {
  perHour: number | null;
  perDay: { free: number; paid: number } | null;
  /** What raises it to the next tier. */
  unlockedBy: string | null;
}

/** The authorisation to send grows with what is known about an account; each tier up lifts or widens its caps. */
const TIERS: readonly TierCaps[] = [
  { perHour: 0, perDay: { free: 0, paid: 0 }, unlockedBy: 'email_confirmed' },
  { perHour: 10, perDay: { free: 50, paid: 50 }, unlockedBy: 'profile_completed' },
  { perHour: null, perDay: { free: 200, paid: 2_000 }, unlockedBy: 'domain_authenticated_and_500_clean_sends' },
  { perHour: null, perDay: { free: 20_000, paid: 20_000 }, unlockedBy: 'reviewed_or_30_clean_days' },
  { perHour: null, perDay: null, unlockedBy: null },
];

export const HIGHEST_TIER = TIERS.length - 1;

export function capsOf(tier: number): TierCaps {
  return TIERS[Math.min(Math.max(Math.trunc(tier), 0), HIGHEST_TIER)]!;
}

/** What the next tier would allow, and what leads there; the `unlocks` of a refusal. */
export function unlocksOf(
  tier: number,
  free: boolean,
): { tier: number; by: string; perHour: number | null; perDay: number | null }[] {
  const { unlockedBy } = capsOf(tier);
  if (unlockedBy === null) return [];
  const next = capsOf(tier + 1);
  const perDay = next.perDay === null ? null : next.perDay[free ? 'free' : 'paid'];
  return [{ tier: tier + 1, by: unlockedBy, perHour: next.perHour, perDay }];
}
