import {
  addLocalDays,
  instantOfLocalDate,
  instantOfWallTime,
  localDate,
  type LocalDate,
} from '../../../../kernel/time/calendar.js';
import { DAY_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Weekday = (typeof WEEKDAYS)[number];

/** Times that clocks on the wall show: `09:00`; a day ends at `24:00`. */
export interface OpenBlock {
  opens: string;
  closes: string;
}

interface BusinessHours {
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
  const days = new OpenDays(hours);
  return {
    hours,
    isOpen: (at) => firstSpan(days, at)?.from === at,
    nextOpening: (at) => firstSpan(days, at)?.from ?? null,
    addBusinessMinutes: (at, minutes) => addOpenTime(days, at, minutes * MINUTE_MS),
    businessMsBetween: (from, to) => openTimeBetween(days, from, to),
  };
}

function firstSpan(days: OpenDays, at: Instant): Span | null {
  for (const span of days.from(at)) return span;
  return null;
}

function addOpenTime(days: OpenDays, at: Instant, ms: number): Instant {
  let left = ms;
  let last = at;
  for (const { from, to } of days.from(at)) {
    if (from + left <= to) return (from + left) as Instant;
    left -= to - from;
    last = to;
  }
  return last;
}

function openTimeBetween(days: OpenDays, from: Instant, to: Instant): number {
  let open = 0;
  for (const span of days.from(from, Math.ceil(Math.max(0, to - from) / DAY_MS) + 1)) {
    if (span.from >= to) break;
    open += Math.min(span.to, to) - span.from;
  }
  return open;
}

/** As many dates as clocks are asked about again and again; reckoning in time zones is slow. */
const KNOWN_DATES = 1_000;

/** The open spans of each date of a calendar. */
class OpenDays {
  private readonly known = new Map<LocalDate, readonly Span[]>();

  constructor(private readonly hours: BusinessHours) {}

  /** What is open from a moment on, in order; the first span begins at the moment when it lies in one. */
  *from(at: Instant, days = DAYS_AHEAD): Generator<Span> {
    let date = localDate(at, this.hours.zone);
    for (let day = 0; day <= days; day += 1) {
      for (const { from, to } of this.on(date)) if (at < to) yield { from: Math.max(at, from) as Instant, to };
      date = addLocalDays(date, 1);
    }
  }

  private on(date: LocalDate): readonly Span[] {
    const known = this.known.get(date);
    if (known) return known;
    const { weekly, exceptionOn, zone } = this.hours;
    const blocks = exceptionOn?.(date) ?? weekly[weekdayOf(date)] ?? [];
    const spans = blocks.map(({ opens, closes }) => ({
      from: momentOf(date, opens, zone),
      to: momentOf(date, closes, zone),
    }));
    if (this.known.size >= KNOWN_DATES) this.known.clear();
    this.known.set(date, spans);
    return spans;
  }
}

function weekdayOf(date: LocalDate): Weekday {
  // 1 January 1970 was a Thursday.
  return WEEKDAYS[(instantOfLocalDate(date, 'UTC') / DAY_MS + 3) % 7]!;
}

function momentOf(date: LocalDate, time: string, zone: string): Instant {
  if (time === '24:00') return instantOfLocalDate(addLocalDays(date, 1), zone);
  return instantOfWallTime(`${date}T${time}:00`, zone);
}
