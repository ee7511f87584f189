import {
  addLocalDays,
  addMonthsAnchored,
  type Cycle,
  cycleAt,
  instantOfLocalDate,
  localDate,
  type LocalDate,
} from '../../../../kernel/time/calendar.js';
import { addMs, type Instant } from '../../../../kernel/time/instant.js';
import type { Interval } from '../../catalogue/index.js';
import type { Subscription } from './subscription.js';

type Dates = Pick<Subscription, 'anchorAt' | 'interval' | 'endsAt'> &
  Partial<Pick<Subscription, 'termStartAt' | 'termEndAt'>>;

/**
 * The paid term, or the free or given period that contains `now`; its end is exclusive and never later than the
 * subscription's own.
 */
export function periodAt(subscription: Dates, now: Instant, zone: string): Cycle {
  const { termStartAt, termEndAt } = subscription;
  if (termStartAt && termEndAt) return { start: termStartAt, end: termEndAt };
  const moment = subscription.endsAt !== null && now >= subscription.endsAt ? addMs(subscription.endsAt, -1) : now;
  const period = naturalPeriod(subscription.anchorAt, subscription.interval, moment, zone);
  const cut = subscription.endsAt !== null && subscription.endsAt < period.end;
  return cut ? { start: period.start, end: subscription.endsAt! } : period;
}

function naturalPeriod(anchor: Instant, interval: Interval, now: Instant, zone: string): Cycle {
  if (interval === 'month') return cycleAt(anchor, now, zone);
  let year = 0;
  while (addMonthsAnchored(anchor, 12 * (year + 1), zone) <= now) year += 1;
  return { start: addMonthsAnchored(anchor, 12 * year, zone), end: addMonthsAnchored(anchor, 12 * (year + 1), zone) };
}

/** The last usable day of something that ends, exclusively, at `end`. */
export function lastDayBefore(end: Instant, zone: string): LocalDate {
  return localDate(addMs(end, -1), zone);
}

/** The exclusive end of something that may be used up to and including `day`. */
export function endOfDay(day: LocalDate, zone: string): Instant {
  return instantOfLocalDate(addLocalDays(day, 1), zone);
}

/** Days from `today` to `day`: 40 from 21 November to 31 December. Never below zero. */
export function daysBetween(today: LocalDate, day: LocalDate): number {
  const DAY = 86_400_000;
  return Math.max(0, Math.round((instantOfLocalDate(day, 'UTC') - instantOfLocalDate(today, 'UTC')) / DAY));
}
