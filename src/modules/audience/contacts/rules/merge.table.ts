import type { MemberStatus } from '../../lists/index.js';
import type { ContactConsent } from './consent-state.js';

/** What becomes of a consent that two contacts say differently: what was taken back stays taken back. */
const CONSENT_RANK: Readonly<Record<ContactConsent, number>> = { none: 0, pending: 1, granted: 2, withdrawn: 3 };

/** Of two memberships of one list: who left as the one has left as the other. */
const MEMBER_RANK: Readonly<Record<MemberStatus, number>> = { pending: 0, active: 1, unsubscribed: 2 };

export function mergedConsent(a: ContactConsent, b: ContactConsent): ContactConsent {
  return CONSENT_RANK[a] >= CONSENT_RANK[b] ? a : b;
}

export function mergedMembership(a: MemberStatus | null, b: MemberStatus | null): MemberStatus | null {
  if (a === null || b === null) return a ?? b;
  return MEMBER_RANK[a] >= MEMBER_RANK[b] ? a : b;
}
