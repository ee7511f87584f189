import type { AddOnKind, Plan, SupportAccess } from '../../catalogue/index.js';

/** `by_ticket`: support opens it from a ticket. */
export type ChannelAccess = 'closed' | 'by_ticket' | 'open';
export const CHANNELS = ['ticket', 'email', 'chat', 'phone'] as const;
export type Channel = (typeof CHANNELS)[number];

type PlanTerms = Pick<Plan, 'tier' | 'monthlyVolume' | 'policies'>;

/** Dedicated IPs within the price: one, from the contractual monthly volume and the tier that the offer names (C-01). */
export function includedIps({ tier, monthlyVolume, policies }: PlanTerms): number {
  const { 'ip.includedFrom': from, 'ip.requiredTier': required } = policies;
  if (from === null || required === null || monthlyVolume === null || monthlyVolume < from) return 0;
  return required === 'any_paid' ? Number(tier !== 'free') : Number(tier === 'premium' || tier === 'custom');
}

/** How support is reached under a plan, with what was bought beside it. */
export function channelAccess(channel: Channel, plan: PlanTerms, bought: readonly AddOnKind[] = []): ChannelAccess {
  const access: SupportAccess = plan.policies[`support.${channel}`];
  switch (access.mode) {
    case 'none':
      return 'closed';
    case 'always':
      return 'open';
    case 'paying':
      return plan.tier === 'free' ? 'closed' : 'open';
    case 'add_on':
      return bought.some((kind) => access.addOns?.includes(kind)) ? 'open' : 'closed';
    case 'by_ticket':
      return isLargeEnough(access, plan) ? 'by_ticket' : 'closed';
  }
}

function isLargeEnough({ tier, fromMonthlyVolume = 0 }: SupportAccess, plan: PlanTerms): boolean {
  if (plan.tier === 'custom') return true;
  return (tier === undefined || plan.tier === tier) && (plan.monthlyVolume ?? 0) >= fromMonthlyVolume;
}
