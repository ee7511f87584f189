import { addLocalDays, type LocalDate } from '../../../../kernel/time/calendar.js';

/** False for days that no calendar has, such as 31 February. */
export function isCalendarDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && addLocalDays(text as LocalDate, 0) === text;
}
