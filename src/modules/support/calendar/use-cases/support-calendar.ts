import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import type { BusinessCalendar } from '../rules/business-calendar.js';
import { officeHours } from '../rules/support-hours.js';

/** The hours of this installation's support. */
@Injectable()
export class SupportCalendar {
  /** When people of support talk, and in which its promises are counted. */
  readonly office: BusinessCalendar;

  constructor(config: Config) {
    this.office = officeHours(config.values.SUPPORT_HOLIDAYS);
  }
}
