import type { Money } from '../../../../kernel/money.js';
import { addLocalDays, addMonthsAnchored, type Cycle, instantOfLocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { lastDayBefore, type PeriodDays, periodDays, shareOf, type Subscription } from '../../subscriptions/index.js';

/** `begun`: it runs, paid or on account. `unpaid`: given up after the last refusal. `dropped`: nobody was ever asked for it. */
export type MonthState = 'open' | 'begun' | 'unpaid' | 'dropped';

export interface BilledMonth extends Cycle {
  days: PeriodDays;
}

interface Dates {
  /** Months are counted from the local day of this instant, the day on which it was ordered and began. */
  anchor: Instant;
  /** The first instant that is not paid yet. */
  from: Instant;
  /** When what it stands beside ends; null while nothing ends it. */
  endsAt: Instant | null;
  zone: string;
}

/**
 * The month that is billed next: to the anchor's day of the next month, after 31 January and 28 February to 31 March, or only to
 * the end of the subscription where that is earlier. Null where nothing is left to be billed.
 */
export function monthFrom({ anchor, from, endsAt, zone }: Dates): BilledMonth | null {
  if (endsAt !== null && endsAt <= from) return null;
  let months = 1;
  while (addMonthsAnchored(anchor, months, zone) <= from) months += 1;
  const whole = { start: addMonthsAnchored(anchor, months - 1, zone), end: addMonthsAnchored(anchor, months, zone) };
  const end = endsAt !== null && endsAt < whole.end ? endsAt : whole.end;
  // A day that has begun is a day: also the last one of what ends in the middle of it.
  const billedTo = instantOfLocalDate(addLocalDays(lastDayBefore(end, zone), 1), zone);
  const { left } = periodDays({ start: from, end: billedTo }, from, zone);
  return { start: from, end, days: { left, total: periodDays(whole, whole.start, zone).total } };
}

/** The month that begins with the day of `now`. */
export function firstMonth(now: Instant, { endsAt }: Pick<Subscription, 'endsAt'>, zone: string): BilledMonth | null {
  return monthFrom({ anchor: now, from: addMonthsAnchored(now, 0, zone), endsAt, zone });
}

/** The price of a whole month, or of the days of it, rounded once. */
export function priceOfMonth(price: Money, { days }: BilledMonth): Money {
  return days.left === days.total ? price : shareOf(price, days);
}

type Beside = Pick<Subscription, 'status' | 'endsAt'>;

/**
 * What a due month comes to. `wait`: the subscription has expired and may still be renewed, from the day on which it ended; so
 * goes on what stands beside it.
 */
export function judgeDue(
  addOn: { cancelled: boolean },
  subscription: Beside | null,
  now: Instant,
): 'bill' | 'end' | 'wait' {
  if (subscription === null || addOn.cancelled) return 'end';
  if (subscription.status === 'expired') return 'wait';
  const open = subscription.status === 'active' || subscription.status === 'past_due';
  return open && (subscription.endsAt === null || now < subscription.endsAt) ? 'bill' : 'end';
}
