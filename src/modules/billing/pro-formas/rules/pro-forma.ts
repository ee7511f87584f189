import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Bill } from '../../invoices/index.js';

/** What the next term will cost, told in time to somebody who pays by transfer. No invoice: nothing is owed by it. */
export interface ProForma {
  id: string;
  accountId: string;
  subscriptionId: string;
  /** The first instant of the term it is for: one pro-forma a term. */
  termStartAt: Instant;
  number: string;
  /** What the payer writes on the transfer. */
  reference: string;
  issueDate: LocalDate;
  /** The last day on which the money comes in time. */
  payBy: LocalDate;
  bill: Bill;
  issuedAt: Instant;
}

/** Counted by the year of issue: `PF-2026`. */
export function proFormaSeries(issueDate: LocalDate): string {
  return `PF-${issueDate.slice(0, 4)}`;
}

/** `RF-PF-2026-000042`: told apart from the references of invoices by its prefix. */
export function proFormaReference(number: string): string {
  return `RF-${number}`;
}
