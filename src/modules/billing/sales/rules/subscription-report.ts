import { localDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Interval, Plan, Policies } from '../../catalogue/index.js';
import type { InvoiceContent } from '../../invoices/index.js';
import { lastDayBefore, periodAt, renewalWindowEnd, type Subscription } from '../../subscriptions/index.js';

/** A subscription as a mail tells of it; days are days in the offer's zone. */
export interface SubscriptionReport {
  planName: string;
  offer: string;
  /** Staff gave it away: it was never paid for and cannot be renewed. */
  given: boolean;
  interval: Interval;
  firstDay: LocalDate;
  /** Of the term, or of all when something ended it. */
  lastDay: LocalDate;
  /** What follows the last day. */
  expiryMode: Policies['expiry.mode'];
  /** The last day on which it can still be saved after its end; null where the free plan follows instead. */
  graceEndsOn: LocalDate | null;
  /** Refused charges since the term ended. */
  refusals: number;
  /** The day of the next charge; null when nothing is charged by itself any more. */
  nextChargeOn: LocalDate | null;
  campaigns: boolean;
  /** Null when nothing was invoiced for it. */
  invoice: Pick<InvoiceContent, 'number' | 'issueDate' | 'currency' | 'net' | 'vatAmount' | 'gross'> | null;
}

export function reportOf(subscription: Subscription, plan: Plan, now: Instant): Omit<SubscriptionReport, 'invoice'> {
  const { policies } = plan;
  const zone = policies['quota.timezone'];
  const period = periodAt(subscription, now, zone);
  const end = subscription.endsAt ?? period.end;
  const runs = subscription.status === 'active' || subscription.status === 'past_due';
  const isCharged = runs && subscription.autoRenew && subscription.dueAt !== null;
  return {
    planName: plan.name,
    offer: plan.offer,
    given: subscription.termEndAt === null,
    interval: subscription.interval,
    firstDay: localDate(period.start, zone),
    lastDay: lastDayBefore(end, zone),
    expiryMode: policies['expiry.mode'],
    graceEndsOn:
      policies['expiry.mode'] === 'fall_back_to_free'
        ? null
        : lastDayBefore(renewalWindowEnd(policies, end, zone), zone),
    refusals: subscription.failedAttempts,
    nextChargeOn: isCharged && subscription.dueAt !== null ? localDate(subscription.dueAt, zone) : null,
    campaigns: policies['bulk.allowed'],
  };
}
