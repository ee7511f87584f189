import { addLocalDays, instantOfLocalDate, localDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type Subscription, termAfter } from '../../subscriptions/index.js';

/** A customer knows so many days before the renewal that something is different (D-17). */
export const NOTICE_DAYS = 30;
/** Notices leave some days earlier than they must, so that a late one does not cost a month. */
const NOTICES_LEAVE_DAYS = 45;

export type RunningTerm = Pick<Subscription, 'anchorAt' | 'interval'> & { termEndAt: Instant };

/** The first day from which a migration that is posted now may take effect. */
export function earliestEffect(now: Instant, zone: string): LocalDate {
  return addLocalDays(localDate(now, zone), NOTICE_DAYS);
}

/** When customers are told: some days before they must be, or now when that is past. */
export function noticesFrom(effectiveFrom: LocalDate, now: Instant, zone: string): Instant {
  return later(now, instantOfLocalDate(addLocalDays(effectiveFrom, -NOTICES_LEAVE_DAYS), zone));
}

/**
 * The renewal at which a subscription moves: its first one, by the days of its zone, that is no earlier than the
 * migration's day and at least 30 days after the notice. A running term is never touched (D-10).
 */
export function moveDate(term: RunningTerm, noticedAt: Instant, effectiveFrom: LocalDate, zone: string): Instant {
  const told = instantOfLocalDate(earliestEffect(noticedAt, zone), zone);
  const from = later(told, instantOfLocalDate(effectiveFrom, zone));
  let renewal = term.termEndAt;
  while (renewal < from) renewal = termAfter(term.anchorAt, renewal, term.interval, zone).end;
  return renewal;
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
