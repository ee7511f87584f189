/** What staff are alerted to. */
export const ALERT_KINDS = [
  'complaint',
  'complaint_rate',
  'bounce_rate',
  'same_subject',
  'sender_mismatch',
  'spam_closure_requested',
  'listing',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const ALERT_STATES = ['open', 'acknowledged'] as const;
export type AlertState = (typeof ALERT_STATES)[number];
