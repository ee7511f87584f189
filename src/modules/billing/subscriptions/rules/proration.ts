import { type Money, money } from '../../../../kernel/money.js';
import { divideRounded } from '../../../../kernel/rounding.js';
import { type Cycle, localDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { daysBetween } from './periods.js';

/** Whole days of a period, in the offer's zone. */
export interface PeriodDays {
  /** Today counts as left. */
  left: number;
  total: number;
}

export function periodDays(period: Cycle, now: Instant, zone: string): PeriodDays {
  const end = localDate(period.end, zone);
  return { left: daysBetween(localDate(now, zone), end), total: daysBetween(localDate(period.start, zone), end) };
}

/** `price × days left ÷ days of the period`, rounded once. */
export function shareOf(price: Money, days: PeriodDays): Money {
  return money(divideRounded(price.minor * BigInt(days.left), BigInt(days.total)), price.currency);
}

/** What an upgrade inside a period costs: the price gap for the days that are left, rounded once. */
export function upgradeCharge(before: Money, after: Money, days: PeriodDays): Money {
  return shareOf(money(after.minor - before.minor, after.currency), days);
}
