import type { OperationName } from '../../contracts/operations.table.js';

/** What the operations on trust, blocks and reviews do, beyond their summaries. */
export const TRUST_WORDS: Partial<Record<OperationName, string>> = {
  // What a customer sees
  getSendingAuthorization:
    'The tier and its caps beside what is used, the one limit that leaves the least room (`appliedLimit`), what is missing for the next tier, and every way to get there. Show it wherever somebody wonders why mail is held.',
  listAccountBlocks:
    'Those that hold now, newest first. Each says why, what was measured against which limit, what it stops, and the steps out of it.',
  getAccountBlock:
    'With the questions that `POST /v1/account/blocks/{id}/answers` takes. `selfService` means that answering lifts it without anybody looking.',
  listAccountBlockAnswers: 'Who answered what and when; each answer is also a message in the block’s ticket.',
  listReviewRequests: 'Asked for by you, or begun by a rule; also those that were decided.',
  getReviewRequest:
    '`pending` is with us until `dueAt`, `question` is with you. `steps` tells what was said, oldest first.',
  answerReviewRequest:
    'Puts the review back to us, with two business days to decide. 409 `review_has_no_question` when nothing was asked.',

  // Staff
  listBlocksAsStaff: 'Also those that were lifted or ran out, with the notes among staff and why they were lifted.',
  raiseBlock:
    'Mail that waits is held at once, in every process within seconds, and the owner gets a mail with the steps. `scope` says what stops: everything, sending or campaigns. Other blocks stay as they are. It ends at `until`, or when somebody lifts it.',
  liftBlock:
    'Held mail goes on when no other block holds it. The reason is kept for staff. Lifting what is lifted already changes nothing.',
  listAlerts: 'By state, kind and account; `state=open` is the list to work through.',
  getAlert: '`detail` holds the figures that made it; `messageId` the mail it is about, where that is known.',
  acknowledgeAlert: 'Takes it off the open list. A second time changes nothing: the first person and note stay.',
  listReviews: '`status=pending` is the list to work through; `overdue` marks what should have been decided.',
  getReview:
    'Profile, score, domains, sending record, blocks, violations and earlier reviews in one answer. Decide with `POST /v1/admin/reviews/{id}/decide`.',
  listSpamClosures: 'Each with who asked, who confirmed or took it back, and when the data goes.',
  withdrawSpamClosure:
    'While nobody has confirmed it. 409 `no_spam_closure_pending` afterwards; an account that closes is taken back with `reopen` until its data is deleted.',
  listViolations: 'Recorded by staff, or by a closure for spam. The customer does not see them.',
};
