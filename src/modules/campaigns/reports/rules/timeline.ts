import { nextLocalMidnight, startOfLocalDay } from '../../../../kernel/time/calendar.js';
import { HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { type Counters, COUNTERS, noCounts } from '../../counting/index.js';

/** Up to here hours are told one by one. */
const MOST_HOURS = 72;
const MOST_DAYS = 400;

export interface Timeline {
  interval: 'hour' | 'day';
  starts: Instant[];
  /** Of each interval, in the order of `starts`. */
  sums: { place: number; value: string; counts: Counters }[];
}

/** What happened, from the first hour in which anything did to the last; days are those of the zone. */
export function timelineOf(hours: ReadonlyMap<string, Counters>, begin: Instant, zone: string): Timeline {
  const known = [...hours].map(([hour, counts]) => ({ at: (Number(hour) * HOUR_MS) as Instant, counts }));
  const first = Math.min(begin - (begin % HOUR_MS), ...known.map(({ at }) => at)) as Instant;
  const last = Math.max(first, ...known.map(({ at }) => at)) as Instant;
  const interval = (last - first) / HOUR_MS < MOST_HOURS ? 'hour' : 'day';
  const starts = interval === 'hour' ? hoursFrom(first, last) : daysFrom(first, last, zone);
  const sums = starts.map((_, place) => ({ place, value: '', counts: noCounts() }));
  for (const { at, counts } of known) {
    const place = placeOf(starts, at);
    for (const counter of COUNTERS) sums[place]!.counts[counter] += counts[counter];
  }
  return { interval, starts, sums };
}

function hoursFrom(first: Instant, last: Instant): Instant[] {
  return Array.from({ length: (last - first) / HOUR_MS + 1 }, (_, n) => (first + n * HOUR_MS) as Instant);
}

/** Whatever happens later than a year is told with the last day. */
function daysFrom(first: Instant, last: Instant, zone: string): Instant[] {
  const starts = [startOfLocalDay(first, zone)];
  while (nextLocalMidnight(starts.at(-1)!, zone) <= last && starts.length < MOST_DAYS)
    starts.push(nextLocalMidnight(starts.at(-1)!, zone));
  return starts;
}

function placeOf(starts: readonly Instant[], at: Instant): number {
  const later = starts.findIndex((start) => start > at);
  return (later < 0 ? starts.length : later) - 1;
}
