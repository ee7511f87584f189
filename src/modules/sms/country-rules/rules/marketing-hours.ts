import { DateTime } from 'luxon';
import { addLocalDays, localDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import { isFrenchHoliday } from '../../../../kernel/time/holidays.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { MarketingHours } from './country-rule.js';

/** Longer than any row of closed days that a calendar makes. */
const DAYS_AHEAD = 30;
const ROUNDS = 60;

/**
 * `at` when marketing may arrive then, else the first moment after it at which it may. A country of several zones is open
 * when all of them are; null when they never are at the same time.
 */
export function nextMarketingTime(hours: MarketingHours, at: Instant): Instant | null {
  let moment = at;
  for (let round = 0; round < ROUNDS; round += 1) {
    const openings = hours.zones.map((zone) => nextInZone(hours, zone, moment));
    if (openings.includes(null)) return null;
    const latest = Math.max(moment, ...(openings as Instant[])) as Instant;
    if (latest === moment) return moment;
    moment = latest;
  }
  return null;
}

function nextInZone(hours: MarketingHours, zone: string, at: Instant): Instant | null {
  const today = localDate(at, zone);
  for (let days = 0; days <= DAYS_AHEAD; days += 1) {
    const date = addLocalDays(today, days);
    if (isClosed(hours, date)) continue;
    if (at < momentOf(date, hours.to, zone)) return Math.max(at, momentOf(date, hours.from, zone)) as Instant;
  }
  return null;
}

function isClosed({ closedDays, holidays }: MarketingHours, date: LocalDate): boolean {
  const weekday = DateTime.fromISO(date, { zone: 'UTC' }).weekday;
  return closedDays.includes(weekday) || (holidays === 'FR' && isFrenchHoliday(date));
}

function momentOf(date: LocalDate, time: string, zone: string): Instant {
  return DateTime.fromISO(`${date}T${time}`, { zone }).toMillis() as Instant;
}
