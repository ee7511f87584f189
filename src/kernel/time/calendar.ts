import { DateTime, IANAZone } from 'luxon';
import type { Instant } from './instant.js';

/** A calendar date without a time: `2026-03-31`. */
export type LocalDate = string;

function at(instant: Instant, zone: string): DateTime {
  const local = DateTime.fromMillis(instant, { zone });
  if (!local.isValid) throw new RangeError(`unknown time zone: ${zone}`);
  return local;
}

function instant(local: DateTime): Instant {
  return local.toMillis() as Instant;
}

/** Midnight that began the local day of `now`; a day may have 23 or 25 hours. */
export function startOfLocalDay(now: Instant, zone: string): Instant {
  return instant(at(now, zone).startOf('day'));
}

/** The next local midnight strictly after `now`. */
export function nextLocalMidnight(now: Instant, zone: string): Instant {
  return instant(at(now, zone).startOf('day').plus({ days: 1 }).startOf('day'));
}

export function localDate(now: Instant, zone: string): LocalDate {
  return at(now, zone).toISODate() as LocalDate;
}

/** `2026-03-29 00:00 (Europe/Paris)`: a moment as people of that zone read it in a mail. */
export function localMoment(now: Instant, zone: string): string {
  return `${at(now, zone).toFormat('yyyy-MM-dd HH:mm')} (${zone})`;
}

/** `2026-03-29T09:30:00`: what clocks of that zone show. */
export function wallTime(now: Instant, zone: string): string {
  return at(now, zone).toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

/** When clocks of that zone show this; a time that summer skips is the same time later, of one that comes twice the first. */
export function instantOfWallTime(wall: string, zone: string): Instant {
  const local = DateTime.fromISO(wall, { zone });
  if (!local.isValid) throw new RangeError(`no time of a clock in ${zone}: ${wall}`);
  return instant(local);
}

/** True for names of the time zone database. */
export function isTimeZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/** Local midnight of a calendar date. */
export function instantOfLocalDate(date: LocalDate, zone: string): Instant {
  const local = DateTime.fromISO(date, { zone });
  if (!local.isValid) throw new RangeError(`not a calendar date: ${date}`);
  return instant(local.startOf('day'));
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** False for days that no calendar has, such as 31 February. By arithmetic: imports ask it a million times. */
export function isCalendarDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : MONTH_DAYS[month - 1];
  return year > 0 && day > 0 && days !== undefined && day <= days;
}

export function addLocalDays(date: LocalDate, days: number): LocalDate {
  return DateTime.fromISO(date, { zone: 'UTC' }).plus({ days }).toISODate() as LocalDate;
}

/**
 * The anchor's local midnight plus `months`, keeping the anchor's day where the month has it:
 * 31 Jan, 28 Feb, 31 Mar. Always computed from the anchor, so a short month never shifts the later ones.
 */
export function addMonthsAnchored(anchor: Instant, months: number, zone: string): Instant {
  return instant(at(anchor, zone).startOf('day').plus({ months }).startOf('day'));
}

export interface Cycle {
  start: Instant;
  /** exclusive */
  end: Instant;
}

/** The monthly cycle, anchored on the local day of `anchor`, that contains `now`. */
export function cycleAt(anchor: Instant, now: Instant, zone: string): Cycle {
  const months = Math.floor(at(now, zone).diff(at(anchor, zone).startOf('day'), 'months').months);
  let n = Math.max(0, months - 1);
  while (addMonthsAnchored(anchor, n + 1, zone) <= now) n += 1;
  return { start: addMonthsAnchored(anchor, n, zone), end: addMonthsAnchored(anchor, n + 1, zone) };
}

/** Parses an ISO 8601 duration such as `P1D`, `PT90S` and adds it in `zone`; null when it is none. */
export function addIsoDuration(now: Instant, duration: string, zone = 'UTC'): Instant | null {
  const match = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
    duration,
  );
  if (!match) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return instant(at(now, zone).plus({ years, months, weeks, days, hours, minutes, seconds }));
}
