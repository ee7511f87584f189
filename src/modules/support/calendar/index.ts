export { CalendarModule } from './calendar.module.js';
export {
  businessCalendar,
  type BusinessCalendar,
  type BusinessHours,
  type Weekday,
  WEEKDAYS,
} from './rules/business-calendar.js';
export { ALWAYS_OPEN, officeHours } from './rules/support-hours.js';
export { SupportCalendar } from './use-cases/support-calendar.js';
