import { Module } from '@nestjs/common';
import { SupportCalendar } from './use-cases/support-calendar.js';

/** When support is there. */
@Module({
  providers: [SupportCalendar],
  exports: [SupportCalendar],
})
export class CalendarModule {}
