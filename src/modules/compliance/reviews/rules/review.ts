export const REVIEW_KINDS = ['authorization', 'risk'] as const;
/** Asked for by the customer, or by a rule that saw a risk. */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const REVIEW_STATUSES = ['pending', 'question', 'approved', 'limited', 'refused'] as const;
/** `pending`: staff are to move; `question`: the customer is. The rest are decisions. */
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
export type Decided = Extract<ReviewStatus, 'approved' | 'limited' | 'refused'>;

/** What made a rule ask for a review. Customers do not see them. */
export const REVIEW_FLAGS = [
  'disposable_domain',
  'earlier_closed_account',
  'many_sign_ups_from_network',
  'first_large_day',
  'complaints',
  'bounces',
  'same_subject',
  'foreign_senders',
] as const;
export type ReviewFlag = (typeof REVIEW_FLAGS)[number];

export const REVIEW_STEP_KINDS = [
  'requested',
  'flagged',
  'asked',
  'answered',
  'approved',
  'limited',
  'refused',
] as const;
export type ReviewStepKind = (typeof REVIEW_STEP_KINDS)[number];

export const DECISIONS = ['approve', 'limit', 'refuse', 'ask'] as const;
export type Decision = (typeof DECISIONS)[number];

export function isOpen(status: ReviewStatus): boolean {
  return status === 'pending' || status === 'question';
}

/** What becomes of a review by a decision; a decided one stays as it is. */
export const STATUS_AFTER: Record<Decision, ReviewStatus> = {
  approve: 'approved',
  limit: 'limited',
  refuse: 'refused',
  ask: 'question',
};
