import { nextLocalMidnight, startOfLocalDay } from '../../../kernel/time/calendar.js';
import type { Instant } from '../../../kernel/time/instant.js';

export interface LocalDay {
  windowStart: Instant;
  /** exclusive */
  windowEnd: Instant;
}

/** The day of each zone that was asked for last. Asking the calendar costs more than all the rest of a judgement. */
const lastAsked = new Map<string, LocalDay>();

/** The calendar day around `now`: 23, 24 or 25 hours. */
export function localDay(now: Instant, zone: string): LocalDay {
  const known = lastAsked.get(zone);
  if (known && known.windowStart <= now && now < known.windowEnd) return known;
  const day = { windowStart: startOfLocalDay(now, zone), windowEnd: nextLocalMidnight(now, zone) };
  lastAsked.set(zone, day);
  return day;
}
