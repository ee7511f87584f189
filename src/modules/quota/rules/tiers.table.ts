/** What an authorisation to send is worth; null: no cap of its own. */
export interface TierCaps {
  perHour: number | null;
  perDay: { free: number; paid: number } | null;
}

/** The authorisation to send grows with what is known about an account; each tier up lifts or widens its caps. */
const TIERS: readonly TierCaps[] = [
  { perHour: 0, perDay: { free: 0, paid: 0 } },
  { perHour: 10, perDay: { free: 50, paid: 50 } },
  { perHour: null, perDay: { free: 200, paid: 2_000 } },
  { perHour: null, perDay: { free: 20_000, paid: 20_000 } },
  { perHour: null, perDay: null },
];

export const HIGHEST_TIER = TIERS.length - 1;

export function capsOf(tier: number): TierCaps {
  return TIERS[Math.min(Math.max(Math.trunc(tier), 0), HIGHEST_TIER)]!;
}

/** The caps as numbers of one kind of plan. */
export function plainCaps(tier: number, free: boolean): { perHour: number | null; perDay: number | null } {
  const { perHour, perDay } = capsOf(tier);
  return { perHour, perDay: perDay === null ? null : perDay[free ? 'free' : 'paid'] };
}
