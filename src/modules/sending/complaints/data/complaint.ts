import type { Instant } from '../../../../kernel/time/instant.js';

export type ComplaintSource = 'arf' | 'abuse_mailbox' | 'anti_spam_organisation';
export const COMPLAINT_SOURCES: readonly ComplaintSource[] = ['arf', 'abuse_mailbox', 'anti_spam_organisation'];

export interface NewComplaint {
  accountId: string;
  messageId: string | null;
  deliveryId: string | null;
  /** Null when the report does not say who complains. */
  recipient: string | null;
  source: ComplaintSource;
  /** The report's own word (RFC 5965 §7.3): `abuse`, `fraud`, … */
  feedbackType: string | null;
  /** Whoever passed it on calls it so; each is recorded once. */
  reference: string | null;
  rawMailId: string | null;
  receivedAt: Instant;
}

export interface Complaint extends NewComplaint {
  id: string;
  recordedAt: Instant;
}

/** All that are given must fit. */
export interface ComplaintFilter {
  accountId?: string | undefined;
  messageId?: string | undefined;
  source?: ComplaintSource | undefined;
  reference?: string | undefined;
}
