import { addMs, DAY_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';
import type { BusinessCalendar } from '../../calendar/index.js';

export const SLOT_MS = 30 * MINUTE_MS;
/** How far ahead a call can be asked for. */
export const DAYS_AHEAD = 14;

export type SlotFault = 'slot_in_past' | 'not_a_slot' | 'slot_too_far';

/** Half hours that lie within the hours, from the one that runs at `from`, for two weeks from now. */
export function slotsFrom(calendar: BusinessCalendar, from: Instant, now: Instant, most: number): Instant[] {
  const slots: Instant[] = [];
  const last = addMs(now, DAYS_AHEAD * DAY_MS);
  let start = begunAt(from > now ? from : now);
  while (start <= last && slots.length < most) {
    if (isWhole(calendar, start)) slots.push(start);
    const next = addMs(start, SLOT_MS);
    const opening = calendar.nextOpening(next);
    if (opening === null) break;
    start = opening > next ? begunAt(addMs(opening, SLOT_MS - 1)) : next;
  }
  return slots;
}

/** What keeps a moment from being the beginning of a slot that can be asked for; hours are judged elsewhere. */
export function slotFault(start: Instant, now: Instant): SlotFault | null {
  if (start % SLOT_MS !== 0) return 'not_a_slot';
  if (addMs(start, SLOT_MS) <= now) return 'slot_in_past';
  return start > addMs(now, DAYS_AHEAD * DAY_MS) ? 'slot_too_far' : null;
}

/** Open from its beginning to its end. */
export function isWhole(calendar: BusinessCalendar, start: Instant): boolean {
  return calendar.businessMsBetween(start, addMs(start, SLOT_MS)) === SLOT_MS;
}

function begunAt(at: Instant): Instant {
  return addMs(at, -(at % SLOT_MS));
}
