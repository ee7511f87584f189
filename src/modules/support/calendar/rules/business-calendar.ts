import {
  addLocalDays,
  instantOfLocalDate,
  instantOfWallTime,
  localDate,
  type LocalDate,
} from '../../../../kernel/time/calendar.js';
import { DAY_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Times that clocks on the wall show: `09:00`; a day ends at `24:00`. */
export interface OpenBlock {
  opens: string;
  closes: string;
}

export interface BusinessHours {
  zone: string;
  /** In order, without overlaps. A weekday that is left out is closed. */
  weekly: Readonly<Partial<Record<Weekday, readonly OpenBlock[]>>>;
  /** What holds on one date instead; null where the week decides. */
  exceptionOn?: (date: LocalDate) => readonly OpenBlock[] | null;
}

interface Span {
  from: Instant;
  /** Exclusive. */
  to: Instant;
}

/** Longer than anybody's house is closed; calendars without a single opening end here. */
const DAYS_AHEAD = 400;

export interface BusinessCalendar {
  readonly hours: BusinessHours;
  isOpen(at: Instant): boolean;
  /** `at` itself while it is open; null when it never opens again. */
  nextOpening(at: Instant): Instant | null;
  /** When so many minutes of open time have passed; an end that falls on closing time is closing time. */
  addBusinessMinutes(at: Instant, minutes: number): Instant;
  /** Open time between two moments; 0 when the second is not later. */
  businessMsBetween(from: Instant, to: Instant): number;
}

/**
 * Open time by the clocks of one zone: each block is placed on its date by what clocks show there, never by adding 24
 * hours, so that a week in which summer begins opens at nine like any other (C-08).
 */
export function businessCalendar(hours: BusinessHours): BusinessCalendar {
  return {
    hours,
    isOpen: (at) => firstSpan(hours, at)?.from === at,
    nextOpening: (at) => firstSpan(hours, at)?.from ?? null,
    addBusinessMinutes: (at, minutes) => addOpenTime(hours, at, minutes * MINUTE_MS),
    businessMsBetween: (from, to) => openTimeBetween(hours, from, to),
  };
}

function firstSpan(hours: BusinessHours, at: Instant): Span | null {
  for (const span of spansFrom(hours, at)) return span;
  return null;
}

function addOpenTime(hours: BusinessHours, at: Instant, ms: number): Instant {
  let left = ms;
  let last = at;
  for (const { from, to } of spansFrom(hours, at)) {
    if (from + left <= to) return (from + left) as Instant;
    left -= to - from;
    last = to;
  }
  return last;
}

function openTimeBetween(hours: BusinessHours, from: Instant, to: Instant): number {
  let open = 0;
  const days = Math.max(0, Math.ceil((to - from) / DAY_MS)) + 1;
  for (const span of spansFrom(hours, from, days)) {
    if (span.from >= to) break;
    open += Math.min(span.to, to) - span.from;
  }
  return open;
}

/** What is open from a moment on, in order; the first span begins at the moment when it lies in one. */
function* spansFrom(hours: BusinessHours, at: Instant, days = DAYS_AHEAD): Generator<Span> {
  let date = localDate(at, hours.zone);
  for (let day = 0; day <= days; day += 1) {
    for (const block of blocksOn(hours, date)) {
      const from = Math.max(at, momentOf(date, block.opens, hours.zone)) as Instant;
      const to = momentOf(date, block.closes, hours.zone);
      if (from < to) yield { from, to };
    }
    date = addLocalDays(date, 1);
  }
}

function blocksOn({ weekly, exceptionOn }: BusinessHours, date: LocalDate): readonly OpenBlock[] {
  return exceptionOn?.(date) ?? weekly[weekdayOf(date)] ?? [];
}

function weekdayOf(date: LocalDate): Weekday {
  // 1 January 1970 was a Thursday.
  return WEEKDAYS[(instantOfLocalDate(date, 'UTC') / DAY_MS + 3) % 7]!;
}

function momentOf(date: LocalDate, time: string, zone: string): Instant {
  if (time === '24:00') return instantOfLocalDate(addLocalDays(date, 1), zone);
  return instantOfWallTime(`${date}T${time}:00`, zone);
}
