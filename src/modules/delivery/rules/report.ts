import type { Failure, Verdict } from './reply.js';

/** What became of one recipient, as a report says (RFC 3464 §2.3.3). */
export type ReportAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

export interface ReportedRecipient {
  /** Where it went in the end; null when the report does not say. */
  finalAddress: string | null;
  /** Whom we wrote to, where the report repeats it. */
  originalAddress: string | null;
  action: ReportAction;
  failure: Failure;
  verdict: Verdict;
  reportedBy: string | null;
}

/** What of our own mail came back, by which it is known again. */
export interface ReturnedMail {
  /** Addresses that may be one of our signed return paths. */
  returnPaths: string[];
  /** With angle brackets, as it stood in the header. */
  messageId: string | null;
  /** Of our own header field; null when it was cut out. */
  ownId: string | null;
  /** Recipients that the report or the returned header names. */
  recipients: string[];
}

/** What a mail to one of our return paths, or to the feedback address, says. */
export type Report =
  /** At least one recipient failed. */
  | { kind: 'bounce'; recipients: ReportedRecipient[]; returned: ReturnedMail }
  | { kind: 'delayed'; recipients: ReportedRecipient[]; returned: ReturnedMail }
  /** Delivered, relayed or expanded, and nothing else. */
  | { kind: 'delivered'; returned: ReturnedMail }
  | { kind: 'complaint'; feedbackType: string; arrivedAt: string | null; returned: ReturnedMail }
  /** Somebody's machine answered: an absence, a receipt, a question whether we are human. */
  | { kind: 'automatic' }
  | { kind: 'unknown' };
