import { isFrenchHoliday } from '../../../../kernel/time/holidays.js';
import { businessCalendar, type BusinessCalendar, type OpenBlock, WEEKDAYS } from './business-calendar.js';

const ZONE = 'Europe/Paris';
const OFFICE: readonly OpenBlock[] = [{ opens: '09:00', closes: '18:00' }];
const ALL_DAY: readonly OpenBlock[] = [{ opens: '00:00', closes: '24:00' }];

/** When people of support talk; on holidays only where the installation says so (D-08). */
export function officeHours(holidays: 'FR' | null): BusinessCalendar {
  const [monday, tuesday, wednesday, thursday, friday] = [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE];
  return businessCalendar({
    zone: ZONE,
    weekly: { monday, tuesday, wednesday, thursday, friday },
    ...(holidays === 'FR' ? { exceptionOn: (date) => (isFrenchHoliday(date) ? [] : null) } : {}),
  });
}

/** What is written is taken at any hour. */
export const ALWAYS_OPEN = businessCalendar({
  zone: ZONE,
  weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, ALL_DAY])),
});
