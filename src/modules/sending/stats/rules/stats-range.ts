import {
  addLocalDays,
  instantOfLocalDate,
  isCalendarDate,
  localDate,
  nextLocalMidnight,
  startOfLocalDay,
} from '../../../../kernel/time/calendar.js';
import { addMs, DAY_MS, HOUR_MS, type Instant, instantOf } from '../../../../kernel/time/instant.js';

export const INTERVALS = ['hour', 'day'] as const;
export type Interval = (typeof INTERVALS)[number];

/** The longest time one question may be about. Whoever wants more asks again. */
export const MOST_DAYS = { hour: 31, day: 400 } as const;
const USUAL_DAYS = { hour: 2, day: 30 } as const;

export interface RangeWanted {
  /** A calendar date, its whole day, or a time. */
  from?: string | undefined;
  to?: string | undefined;
  interval: Interval;
  zone: string;
}

export interface StatsRange {
  interval: Interval;
  zone: string;
  /** When each interval begins. */
  starts: Instant[];
  /** Of each the first hour, counted from 1970; the last is the end of all. One more than there are intervals. */
  hours: number[];
}

export interface RangeFault {
  field: 'from' | 'to';
  code: 'wrong_format' | 'too_small' | 'too_large';
  message: string;
}

/** Whole intervals that cover the time asked for. */
export function rangeOf(wanted: RangeWanted, now: Instant): StatsRange | RangeFault {
  const { interval, zone } = wanted;
  const to = wanted.to === undefined ? addMs(now, 1) : endOf(wanted.to, zone);
  if (to === null) return fault('to', 'wrong_format', 'Must be a date or a time.');
  const from = wanted.from === undefined ? usualStart(to, interval, zone) : startOf(wanted.from, zone);
  if (from === null) return fault('from', 'wrong_format', 'Must be a date or a time.');
  if (to <= from) return fault('to', 'too_small', 'Must be after `from`.');
  if (to - from > MOST_DAYS[interval] * DAY_MS + 2 * HOUR_MS) {
    return fault('to', 'too_large', `No more than ${MOST_DAYS[interval]} days after \`from\`.`);
  }
  const starts = interval === 'hour' ? hoursIn(from, to) : daysIn(from, to, zone);
  const end = starts.pop()!;
  return { interval, zone, starts, hours: [...starts, end].map((start) => Math.ceil(start / HOUR_MS)) };
}

/** Days are counted as days: some have 23 hours. */
function usualStart(to: Instant, interval: Interval, zone: string): Instant {
  if (interval === 'hour') return addMs(to, -USUAL_DAYS.hour * DAY_MS);
  return instantOfLocalDate(addLocalDays(localDate(to, zone), -USUAL_DAYS.day), zone);
}

function fault(field: 'from' | 'to', code: RangeFault['code'], message: string): RangeFault {
  return { field, code, message };
}

function startOf(text: string, zone: string): Instant | null {
  if (isCalendarDate(text)) return instantOfLocalDate(text, zone);
  return timeIn(text);
}

/** A date means the day to its end. */
function endOf(text: string, zone: string): Instant | null {
  if (isCalendarDate(text)) return nextLocalMidnight(instantOfLocalDate(text, zone), zone);
  return timeIn(text);
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

function timeIn(text: string): Instant | null {
  if (!TIME.test(text) || !isCalendarDate(text.slice(0, 10))) return null;
  try {
    return instantOf(text);
  } catch {
    return null;
  }
}

/** Starts, and after them the end. */
function hoursIn(from: Instant, to: Instant): Instant[] {
  const [first, end] = [Math.floor(from / HOUR_MS), Math.ceil(to / HOUR_MS)];
  return Array.from({ length: end - first + 1 }, (_, n) => ((first + n) * HOUR_MS) as Instant);
}

function daysIn(from: Instant, to: Instant, zone: string): Instant[] {
  const starts = [startOfLocalDay(from, zone)];
  while (starts.at(-1)! < to) starts.push(nextLocalMidnight(starts.at(-1)!, zone));
  return starts;
}
