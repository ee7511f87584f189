import { addLocalDays, instantOfLocalDate, localDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';

/** Rolling days that complaints and bounces are judged over (D-11), as days in UTC, today included. */
export const WINDOW_DAYS = 30;

export function windowStart(now: Instant): Instant {
  return instantOfLocalDate(addLocalDays(localDate(now, 'UTC'), 1 - WINDOW_DAYS), 'UTC');
}
