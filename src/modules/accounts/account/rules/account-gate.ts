import type { AccountProfile } from './account-profile.js';
import { scoreProfile } from './account-profile.js';
import type { AccountStatus } from './account-status.js';
import type { BlockReason, BlockScope } from './blocks.js';
import { type Tier, tierOf } from './tier.js';

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
  profileComplete: boolean;
  /** A speed that staff set for this account; null leaves the plan's. */
  ratePerHour: number | null;
  blocks: GateBlock[];
  closed: boolean;
}

export interface GateFacts {
  id: string;
  status: AccountStatus;
  emailConfirmed: boolean;
  profile: AccountProfile;
  grantedTier: number | null;
  ratePerHour: number | null;
  blocks: GateBlock[];
}

export function accountGate(facts: GateFacts): AccountGate {
  const profileComplete = scoreProfile(facts.profile).complete;
  return {
    accountId: facts.id,
    status: facts.status,
    emailConfirmed: facts.emailConfirmed,
    tier: tierOf({ emailConfirmed: facts.emailConfirmed, profileComplete, granted: facts.grantedTier }),
    profileComplete,
    ratePerHour: facts.ratePerHour,
    blocks: facts.blocks,
    closed: facts.status === 'closing' || facts.status === 'closed',
  };
}
