import { addLocalDays, instantOfLocalDate, localDate } from '../../../../kernel/time/calendar.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';

/** Two business days for an answer: what is promised to who asks for a review. */
export const ANSWER_BUSINESS_DAYS = 2;

/** The same time of day some business days later (Monday to Friday, UTC); what comes on a weekend counts from Monday 00:00. */
export function addBusinessDays(from: Instant, days: number): Instant {
  let date = localDate(from, 'UTC');
  let timeOfDay = from - instantOfLocalDate(date, 'UTC');
  if (isWeekend(date)) timeOfDay = 0;
  while (isWeekend(date)) date = addLocalDays(date, 1);
  for (let left = days; left > 0; left -= 1) {
    do date = addLocalDays(date, 1);
    while (isWeekend(date));
  }
  return addMs(instantOfLocalDate(date, 'UTC'), timeOfDay);
}

/** The first of January 1970 was a Thursday. */
function isWeekend(date: string): boolean {
  const weekday = (instantOfLocalDate(date, 'UTC') / DAY_MS + 3) % 7;
  return weekday >= 5;
}
