import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type AccountProfile, scoreProfile } from './account-profile.js';
import { type AccountStatus, type ShownStatus, shownStatus } from './account-status.js';
import { type BlockReason, type BlockScope, suspensionReasons } from './blocks.js';
import { type Tier, tierOf } from './tier.js';

export interface AccountFacts {
  id: string;
  platformId: number;
  organization: string;
  offer: string;
  status: AccountStatus;
  locale: Language;
  timeZone: string;
  profile: AccountProfile;
  grantedTier: number | null;
  ratePerHour: number | null;
  createdAt: Instant;
  confirmedAt: Instant | null;
}

/** An account with what follows from its facts and its open blocks. */
export interface AccountView extends Omit<AccountFacts, 'status'> {
  status: ShownStatus;
  suspensionReasons: BlockReason[];
  emailConfirmed: boolean;
  tier: Tier;
}

export function accountView(
  facts: AccountFacts,
  openBlocks: readonly { reason: BlockReason; scope: BlockScope }[],
): AccountView {
  const reasons = suspensionReasons(openBlocks);
  const emailConfirmed = facts.confirmedAt !== null;
  const profileComplete = scoreProfile(facts.profile).complete;
  return {
    ...facts,
    status: shownStatus(facts.status, reasons),
    suspensionReasons: reasons,
    emailConfirmed,
    tier: tierOf({ emailConfirmed, profileComplete, granted: facts.grantedTier }),
  };
}
