/** The time of the story: days are counted back from today, and the test clock is moved from scene to scene. */
import { DateTime } from 'luxon';

export const ZONE = 'Europe/Paris';

export class Calendar {
  constructor(today = DateTime.now().setZone(ZONE)) {
    this.today = today.startOf('day');
  }

  /** `-33 09:30` is half past nine, 33 days ago; `w-4 14:00` on that day, or on the Friday before when it is a week-end. */
  at(when) {
    const [, isWorkday, days, hour, minute] = /^(w?)(-?\d+) (\d\d):(\d\d)$/.exec(when);
    const day = this.today.plus({ days: Number(days) });
    const beyondFriday = isWorkday ? Math.max(0, day.weekday - 5) : 0;
    return day.minus({ days: beyondFriday }).set({ hour: Number(hour), minute: Number(minute) });
  }

  iso(when) {
    return this.at(when).toUTC().toISO();
  }

  date(when) {
    return this.at(`${when} 00:00`).toISODate();
  }

  /** `Tue 17 Nov 09:30` */
  told(when) {
    return this.at(when).setLocale('en').toFormat('ccc dd LLL HH:mm');
  }
}

/** The business time of the installation, moved as staff would. */
export class MovingClock {
  constructor(operator, calendar) {
    this.operator = operator;
    this.calendar = calendar;
  }

  async now() {
    return DateTime.fromISO((await this.operator.get('/v1/admin/test-clock')).now);
  }

  /** To a moment of the calendar; not backwards, because the clock runs on while things are done. */
  async to(when) {
    return this.toInstant(this.calendar.at(when));
  }

  async toInstant(moment) {
    if (moment <= (await this.now())) return;
    await this.operator.post('/v1/admin/test-clock', { now: moment.toUTC().toISO() });
  }

  async advance(duration) {
    await this.operator.post('/v1/admin/test-clock', { advance: duration });
  }
}
