import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountProfile } from './account-profile.js';
import { type AccountStatus, type ShownStatus, shownStatus } from './account-status.js';
import { type TrustFacts, trustedTier } from './account-trust.js';
import { type BlockReason, type BlockScope, suspensionReasons } from './blocks.js';
import type { Tier } from './tier.js';

export interface AccountFacts extends TrustFacts {
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

/** A daily quota that is used up is no block, but suspends as long as the day lasts. */
const RESTING = 'daily_quota' as const;
export type SuspensionReason = BlockReason | typeof RESTING;

/** An account with what follows from its facts and its open blocks. */
export interface AccountView extends Omit<AccountFacts, 'status'> {
  status: ShownStatus;
  suspensionReasons: SuspensionReason[];
  emailConfirmed: boolean;
  tier: Tier;
}

export function accountView(
  facts: AccountFacts,
  openBlocks: readonly { reason: BlockReason; scope: BlockScope }[],
  isResting = false,
): AccountView {
  const reasons: SuspensionReason[] = [...suspensionReasons(openBlocks), ...(isResting ? ([RESTING] as const) : [])];
  return {
    ...facts,
    status: shownStatus(facts.status, reasons),
    suspensionReasons: reasons,
    emailConfirmed: facts.confirmedAt !== null,
    tier: trustedTier(facts),
  };
}
