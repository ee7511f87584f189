import { addLocalDays, instantOfLocalDate, localDate } from '../../../../kernel/time/calendar.js';
import { easterSunday } from '../../../../kernel/time/holidays.js';
import { DAY_MS, type Instant } from '../../../../kernel/time/instant.js';

/** Where the day of the payment system begins and ends. */
const ZONE = 'Europe/Brussels';

/** Days of the year on which TARGET is closed, beside weekends, Good Friday and Easter Monday. */
const CLOSED = new Set(['01-01', '05-01', '12-25', '12-26']);

/** Whether banks of the euro area settle on that date (Guideline (EU) 2022/912, Annex I, appendix V). */
export function isBankingDay(date: string): boolean {
  const weekday = (instantOfLocalDate(date, 'UTC') / DAY_MS + 3) % 7;
  if (weekday >= 5 || CLOSED.has(date.slice(5))) return false;
  const easter = easterSunday(Number(date.slice(0, 4)));
  return date !== addLocalDays(easter, -2) && date !== addLocalDays(easter, 1);
}

/** The beginning of the day that comes so many banking days after that of `from`. */
export function bankingDaysLater(from: Instant, days: number): Instant {
  let date = localDate(from, ZONE);
  for (let left = days; left > 0; left -= 1) {
    do date = addLocalDays(date, 1);
    while (!isBankingDay(date));
  }
  return instantOfLocalDate(date, ZONE);
}
