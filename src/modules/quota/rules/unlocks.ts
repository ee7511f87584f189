import { HIGHEST_TIER, plainCaps } from './tiers.table.js';

/** What of an account's gate decides how it gets further. */
export interface TierGate {
  tier: number;
  /** What the profile still lacks. */
  missingFields?: readonly string[];
  /** Staff fixed the tier: only they change it. */
  tierFixed?: boolean;
}

/** One way to a higher tier, and what that would allow. */
export interface Unlock {
  tier: number;
  by:
    | 'email_confirmed'
    | 'profile_completed'
    | 'domain_authenticated_and_500_clean_sends'
    | 'thirty_clean_days'
    | 'review';
  /** For `profile_completed`: what is to be given. */
  fields?: readonly string[];
  perHour: number | null;
  perDay: number | null;
}

/** The ways up from here. Asking for a review is always one of them, for who has confirmed his address. */
export function unlocksOf(gate: TierGate, free: boolean): Unlock[] {
  const { tier } = gate;
  if (tier >= HIGHEST_TIER) return [];
  const next = { tier: tier + 1, ...plainCaps(tier + 1, free) };
  if (tier === 0) return [{ by: 'email_confirmed', ...next }];
  return [...byItself(gate).map((way) => ({ ...way, ...next })), { by: 'review', ...next }];
}

function byItself({ tier, missingFields = [], tierFixed }: TierGate): Pick<Unlock, 'by' | 'fields'>[] {
  if (tierFixed) return [];
  if (missingFields.length > 0) return [{ by: 'profile_completed', fields: missingFields }];
  if (tier === 2) return [{ by: 'domain_authenticated_and_500_clean_sends' }];
  return tier === 3 ? [{ by: 'thirty_clean_days' }] : [];
}
