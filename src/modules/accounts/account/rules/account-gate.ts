import { type AccountProfile, isComplete, missingFields, type ProfileField } from './account-profile.js';
import type { AccountStatus } from './account-status.js';
import { type TrustFacts, trustedTier } from './account-trust.js';
import type { BlockReason, BlockScope } from './blocks.js';
import type { Tier } from './tier.js';

export interface GateBlock {
  id: string;
  reason: BlockReason;
  scope: BlockScope;
}

/** What decides whether, and how fast, an account may do something. */
export interface AccountGate {
  accountId: string;
  status: AccountStatus;
  emailConfirmed: boolean;
  tier: Tier;
  /** Staff fixed the tier. */
  tierFixed: boolean;
  profileComplete: boolean;
  /** What the profile still lacks, for whoever tells how to get further. */
  missingFields: ProfileField[];
  /** A speed that staff set for this account; null leaves the plan's. */
  ratePerHour: number | null;
  blocks: GateBlock[];
  closed: boolean;
}

export interface GateFacts extends TrustFacts {
  id: string;
  status: AccountStatus;
  profile: AccountProfile;
  ratePerHour: number | null;
  blocks: GateBlock[];
}

export function accountGate(facts: GateFacts): AccountGate {
  return {
    accountId: facts.id,
    status: facts.status,
    emailConfirmed: facts.confirmedAt !== null,
    tier: trustedTier(facts),
    tierFixed: facts.grantedTier !== null,
    profileComplete: isComplete(facts.profile),
    missingFields: missingFields(facts.profile),
    ratePerHour: facts.ratePerHour,
    blocks: facts.blocks,
    closed: facts.status === 'closing' || facts.status === 'closed',
  };
}
