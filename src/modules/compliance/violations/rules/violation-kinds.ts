/** What an account did against the terms. */
export const VIOLATION_KINDS = [
  'spam',
  'bought_list',
  'missing_consent',
  'missing_unsubscribe',
  'false_sender',
  'phishing',
  'malware',
  'illegal_content',
  'other',
] as const;
export type ViolationKind = (typeof VIOLATION_KINDS)[number];
