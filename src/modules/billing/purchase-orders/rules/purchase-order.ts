import { wireId } from '../../../../kernel/ids.js';
import { addLocalDays, type LocalDate } from '../../../../kernel/time/calendar.js';
import { defineStates } from '../../../../kernel/state-table.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Interval } from '../../catalogue/index.js';
import type { Bill } from '../../invoices/index.js';

export type PurchaseOrderStatus = 'open' | 'ordered' | 'expired';

/** Open: to be signed. Ordered: a subscription was ordered with it. Expired: the day came after which its price is not kept. */
export const PURCHASE_ORDER_STATES = defineStates<PurchaseOrderStatus>('open', {
  open: ['ordered', 'expired'],
  ordered: [],
  expired: [],
});

/** What a public body signs: one term of a plan, at a price and VAT that are frozen with it. */
export interface PurchaseOrder {
  id: string;
  accountId: string;
  number: string;
  planId: string;
  planVersionId: string;
  interval: Interval;
  bill: Bill;
  issueDate: LocalDate;
  /** The last day on which it can be ordered with. */
  validUntil: LocalDate;
  /** What was ordered with it; null until then. */
  subscriptionId: string | null;
  issuedAt: Instant;
}

/** How long a price that was written down is kept. */
const DAYS_VALID = 30;

/** Counted by the year of issue: `PO-2026`. */
export function purchaseOrderSeries(issueDate: LocalDate): string {
  return `PO-${issueDate.slice(0, 4)}`;
}

export function lastValidDay(issueDate: LocalDate): LocalDate {
  return addLocalDays(issueDate, DAYS_VALID);
}

export function statusOf(
  { subscriptionId, validUntil }: Pick<PurchaseOrder, 'subscriptionId' | 'validUntil'>,
  today: LocalDate,
): PurchaseOrderStatus {
  if (subscriptionId !== null) return 'ordered';
  return today > validUntil ? 'expired' : 'open';
}

/** The same bill, for the subscription that is ordered with it. Not a cent of it changes. */
export function billFor(bill: Bill, subscriptionId: string): Bill {
  return { ...bill, lines: bill.lines.map((line) => ({ ...line, subscriptionId: wireId('sub', subscriptionId) })) };
}
