import { type Cycle, cycleAt } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';

const MAX_CYCLES = 50_000;

/** The cycle of each anchor that was asked for last: a month of questions costs one look into the calendar. */
const lastAsked = new Map<string, Cycle>();

export function knownCycleAt(anchor: Instant, now: Instant, zone: string): Cycle {
  const key = `${anchor} ${zone}`;
  const known = lastAsked.get(key);
  if (known && known.start <= now && now < known.end) return known;
  if (lastAsked.size >= MAX_CYCLES) lastAsked.clear();
  const cycle = cycleAt(anchor, now, zone);
  lastAsked.set(key, cycle);
  return cycle;
}
