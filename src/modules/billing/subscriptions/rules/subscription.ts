import type { Instant } from '../../../../kernel/time/instant.js';
import type { Interval } from '../../catalogue/index.js';

export type SubscriptionStatus = 'pending_payment' | 'active' | 'past_due' | 'expired' | 'ended' | 'deleted';

export interface Subscription {
  id: string;
  accountId: string;
  planVersionId: string;
  offer: string;
  free: boolean;
  status: SubscriptionStatus;
  interval: Interval;
  /** Cycles and periods are counted from the local day of this instant. */
  anchorAt: Instant;
  /** The first instant after the last usable one; null while nothing ends it. */
  endsAt: Instant | null;
  autoRenew: boolean;
  cancelledAt: Instant | null;
  endedAt: Instant | null;
  /** The subscription that took over when this one ended. */
  replacedBy: string | null;
  /** The staff member who gave it away; null when it was opened by sign-up or bought. */
  grantedBy: string | null;
  createdAt: Instant;
  /** The paid term, its end exclusive; null on free plans and on gifts. */
  termStartAt: Instant | null;
  termEndAt: Instant | null;
  paymentMethodId: string | null;
  /** What the next term is for, when it is not the same again. */
  scheduledPlanVersionId: string | null;
  scheduledInterval: Interval | null;
  /** When the scheduler has to look at it next: a renewal, a retry, an end, a purge; null: never by itself. */
  dueAt: Instant | null;
  /** Refused charges since the term ended. */
  failedAttempts: number;
  /** The invoice that waits for money before something goes on. */
  openInvoiceId: string | null;
  version: number;
}

/** What a subscription has before anything happened to it. */
export const UNTOUCHED = {
  endsAt: null,
  autoRenew: true,
  cancelledAt: null,
  endedAt: null,
  replacedBy: null,
  grantedBy: null,
  termStartAt: null,
  termEndAt: null,
  paymentMethodId: null,
  scheduledPlanVersionId: null,
  scheduledInterval: null,
  dueAt: null,
  failedAttempts: 0,
  openInvoiceId: null,
  version: 1,
} as const satisfies Partial<Subscription>;

/** Whether the service runs: the stored status, corrected by an end that the scheduler has not yet posted. */
export function isInForce(subscription: Pick<Subscription, 'status' | 'endsAt'>, now: Instant): boolean {
  const open = subscription.status === 'active' || subscription.status === 'past_due';
  return open && (subscription.endsAt === null || now < subscription.endsAt);
}
