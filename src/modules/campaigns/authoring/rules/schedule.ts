import type { FieldFault } from '../../../../kernel/problem.js';
import { instantOfWallTime, isTimeZone, wallTime } from '../../../../kernel/time/calendar.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { AbTest, Schedule, TimeZoneMode } from './campaign.js';

const MOST_DAYS_AHEAD = 365;
/** Where a day begins first, and last (IANA names with the sign turned round: UTC+14 and UTC-12). */
const FIRST_ZONE = 'Etc/GMT-14';
const LAST_ZONE = 'Etc/GMT+12';

export interface ScheduleWish {
  /** Null is now. */
  sendAt: Instant | null;
  timeZone: TimeZoneMode;
}

export function scheduleFaults({ sendAt, timeZone }: ScheduleWish, abTest: AbTest | null, now: Instant): FieldFault[] {
  const faults: FieldFault[] = [];
  if (sendAt !== null && sendAt > addMs(now, MOST_DAYS_AHEAD * DAY_MS))
    faults.push({ field: 'sendAt', code: 'too_late', message: `Must be within the next ${MOST_DAYS_AHEAD} days.` });
  if (timeZone === 'account') return faults;
  if (sendAt === null)
    faults.push({ field: 'sendAt', code: 'required', message: 'Whose clock is to show which time?' });
  if (abTest !== null)
    faults.push({
      field: 'timeZone',
      code: 'not_allowed',
      message: 'Variants can be compared only when their samples leave at the same time.',
    });
  return faults;
}

/** When the first of its recipients may be due. */
export function startOf({ sendAt, timeZone, zone }: Schedule): Instant {
  return timeZone === 'account' ? sendAt : instantOfWallTime(wallTime(sendAt, zone), FIRST_ZONE);
}

/** When the last of its recipients may be due. */
export function endOf({ sendAt, timeZone, zone }: Schedule): Instant {
  return timeZone === 'account' ? sendAt : instantOfWallTime(wallTime(sendAt, zone), LAST_ZONE);
}

/**
 * When it is this recipient's turn: when his clock shows what the account's shows at the chosen moment. Who has no time zone, or
 * one that nobody knows, goes with the account.
 */
export function turnsOf(schedule: Schedule): (recipientsZone: string | null) => Instant {
  const { sendAt, timeZone, zone } = schedule;
  if (timeZone === 'account') return () => sendAt;
  const wall = wallTime(sendAt, zone);
  const known = new Map<string, Instant>();
  return (recipientsZone) => {
    if (recipientsZone === null) return sendAt;
    let turn = known.get(recipientsZone);
    if (turn === undefined) {
      turn = isTimeZone(recipientsZone) ? instantOfWallTime(wall, recipientsZone) : sendAt;
      known.set(recipientsZone, turn);
    }
    return turn;
  };
}

/** `2026-03-10T09:00:00`: what every recipient's clock shows. */
export function localTimeOf({ sendAt, zone }: Schedule): string {
  return wallTime(sendAt, zone);
}
