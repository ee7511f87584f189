import { addLocalDays, instantOfLocalDate, localDate } from '../../../../kernel/time/calendar.js';
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

/** The Gregorian computus as Butcher printed it (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  const month = String(Math.floor(days / 31)).padStart(2, '0');
  return `${year}-${month}-${String((days % 31) + 1).padStart(2, '0')}`;
}
