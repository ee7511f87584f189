import { DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import { isAbove } from '../../../../kernel/ratio.js';
import type { Reputation } from '../../reputation/index.js';

export interface RequestFacts {
  now: Instant;
  createdAt: Instant;
  missingFields: number;
  /** Messages a month that the request names. */
  wantedMonthly: number;
  /** Accepted in the last 30 days. */
  accepted: number;
  reputation: Reputation;
  count: number;
  recommended: number;
}

export const ADVICE = ['approve', 'ask', 'refuse'] as const;
export type Advice = (typeof ADVICE)[number];

export type AdviceReason =
  | 'received_badly'
  | 'received_with_faults'
  | 'profile_incomplete'
  | 'account_is_young'
  | 'volume_unproven'
  | 'more_than_recommended'
  | 'nothing_against_it';

const YOUNG_DAYS = 30;
const WEIGHT: Record<AdviceReason, Advice> = {
  received_badly: 'refuse',
  received_with_faults: 'ask',
  profile_incomplete: 'ask',
  account_is_young: 'ask',
  volume_unproven: 'ask',
  more_than_recommended: 'approve',
  nothing_against_it: 'approve',
};

/** What the facts speak for. Advice to a person, who decides. */
export function adviseOnRequest(facts: RequestFacts): { advice: Advice; reasons: AdviceReason[] } {
  const reasons: AdviceReason[] = [];
  const { standing } = facts.reputation;
  if (standing === 'poor') reasons.push('received_badly');
  if (standing === 'watch') reasons.push('received_with_faults');
  if (facts.missingFields > 0) reasons.push('profile_incomplete');
  if (facts.now - facts.createdAt < YOUNG_DAYS * DAY_MS) reasons.push('account_is_young');
  // Who sent less than a fifth of what he announces has to say where the rest comes from.
  if (isAbove(facts.wantedMonthly, facts.accepted, { events: 5, per: 1 })) reasons.push('volume_unproven');
  if (facts.count > facts.recommended) reasons.push('more_than_recommended');
  const advice = ADVICE.toReversed().find((one) => reasons.some((reason) => WEIGHT[reason] === one)) ?? 'approve';
  return { advice, reasons: reasons.length === 0 ? ['nothing_against_it'] : reasons };
}
