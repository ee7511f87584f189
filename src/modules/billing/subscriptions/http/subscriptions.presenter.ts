import { wireId } from '../../../../kernel/ids.js';
import { addLocalDays, localDate } from '../../../../kernel/time/calendar.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { Plan } from '../../catalogue/index.js';
import { dunningTimeline } from '../rules/dunning-timeline.js';
import { daysBetween, lastDayBefore, periodAt } from '../rules/periods.js';
import { isInForce, type Subscription } from '../rules/subscription.js';
import type { SoldSubscription } from '../use-cases/list-subscriptions.query.js';
import type { SubscriptionView } from './subscriptions.dto.js';

/** Dates are days in the offer's zone. */
export function presentSubscription(
  { subscription, plan, suspension, scheduledPlan, move }: SoldSubscription,
  now: Instant,
): SubscriptionView {
  const zone = plan.policies['quota.timezone'];
  const period = periodAt(subscription, now, zone);
  const expiresAt = subscription.free ? null : lastDayBefore(subscription.endsAt ?? period.end, zone);
  return {
    id: wireId('sub', subscription.id),
    planId: wireId('pln', plan.id),
    planCode: plan.code,
    offer: subscription.offer,
    interval: subscription.interval,
    status: statusAt(subscription, plan, now),
    currentPeriod: { start: localDate(period.start, zone), end: localDate(period.end, zone) },
    expiresAt,
    daysLeft: expiresAt === null ? null : daysBetween(localDate(now, zone), expiresAt),
    autoRenew: subscription.autoRenew,
    cancelledAt: subscription.cancelledAt === null ? null : toIso(subscription.cancelledAt),
    scheduledChange: scheduledPlan
      ? {
          planId: wireId('pln', scheduledPlan.id),
          interval: subscription.scheduledInterval ?? subscription.interval,
          effectiveAt: toIso(period.end),
          reason: 'requested',
          note: null,
        }
      : announced(subscription, move, period.end),
    paymentMethod: subscription.paymentMethodId === null ? null : wireId('pm', subscription.paymentMethodId),
    renewableUntil: renewableUntil(subscription, plan, now, zone),
    dunning: dunningTimeline(subscription, plan.policies),
    suspension: suspension && {
      reason: suspension.reason,
      since: toIso(suspension.since),
      until: toIso(suspension.until),
    },
    createdAt: toIso(subscription.createdAt),
  };
}

/** At the renewal that was named, or at the next one when that has passed without it. */
function announced(
  { interval }: Subscription,
  move: SoldSubscription['move'],
  nextRenewal: Instant,
): SubscriptionView['scheduledChange'] {
  if (!move) return null;
  return {
    planId: wireId('pln', move.plan.id),
    interval,
    effectiveAt: toIso(move.effectiveAt > nextRenewal ? move.effectiveAt : nextRenewal),
    reason: 'plan_migrated',
    note: move.reason,
  };
}

/** The stored status, or what it will be as soon as the scheduler has posted an end that has already come. */
function statusAt(subscription: Subscription, plan: Plan, now: Instant): Subscription['status'] {
  if (subscription.status !== 'active' || isInForce(subscription, now)) return subscription.status;
  return fallsBackToFree(plan) ? 'ended' : 'expired';
}

function renewableUntil(subscription: Subscription, plan: Plan, now: Instant, zone: string): string | null {
  if (subscription.endsAt === null || now < subscription.endsAt || fallsBackToFree(plan)) return null;
  return addLocalDays(lastDayBefore(subscription.endsAt, zone), plan.policies['expiry.graceDays']);
}

function fallsBackToFree(plan: Plan): boolean {
  return plan.policies['expiry.mode'] === 'fall_back_to_free';
}
