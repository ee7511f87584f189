export { CalendarModule } from './calendar.module.js';
export { type BusinessCalendar, WEEKDAYS } from './rules/business-calendar.js';
export { ALWAYS_OPEN, officeHours } from './rules/support-hours.js';
export { SupportCalendar } from './use-cases/support-calendar.js';
