import { addMonthsAnchored, type Cycle } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Interval } from '../../catalogue/index.js';

const MONTHS: Record<Interval, number> = { month: 1, year: 12 };

/** The first term of what begins at `anchor`: from the local midnight of that day. */
export function firstTerm(anchor: Instant, interval: Interval, zone: string): Cycle {
  return { start: addMonthsAnchored(anchor, 0, zone), end: addMonthsAnchored(anchor, MONTHS[interval], zone) };
}

/**
 * The term that begins where the old one ended, also when it is paid for days later. It ends on the anchor's day of
 * the month: after 31 January and 28 February comes 31 March.
 */
export function termAfter(anchor: Instant, endOfTerm: Instant, interval: Interval, zone: string): Cycle {
  let months = 0;
  while (addMonthsAnchored(anchor, months, zone) < endOfTerm) months += 1;
  return { start: endOfTerm, end: addMonthsAnchored(anchor, months + MONTHS[interval], zone) };
}
