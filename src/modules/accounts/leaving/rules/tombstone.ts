import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountEntity } from '../../account/index.js';

/** What is left of a purged account: its number, which is never used again, and when it ended. */
export function tombstoneOf(now: Instant): Partial<AccountEntity> {
  return {
    organization: '',
    offer: '',
    status: 'closed',
    locale: 'en',
    timeZone: 'UTC',
    profile: {},
    grantedTier: null,
    earnedTier: 0,
    reviewedTier: null,
    riskFlags: [],
    ratePerHour: null,
    confirmedAt: null,
    closesAt: null,
    closedAt: now,
  };
}
