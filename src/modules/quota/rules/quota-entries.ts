import { cycleAt } from '../../../kernel/time/calendar.js';
import { addMs, type Instant } from '../../../kernel/time/instant.js';

/** A window as it was used; `limit` is what it was opened with. */
export interface UsedWindow {
  start: Instant;
  end: Instant;
  used: number;
  limit: number;
}

export interface QuotaEntry {
  at: Instant;
  kind: 'grant' | 'use' | 'expire';
  quantity: number;
  periodStart: Instant;
}

const RANK = { grant: 0, use: 1, expire: 2 } as const;

/** Sort keys, newest first: the period, then expiry before use before grant. */
export function entryPosition(entry: Pick<QuotaEntry, 'periodStart' | 'kind'>): [number, number] {
  return [entry.periodStart, RANK[entry.kind]];
}

/** The ledger of some windows: each grants its limit, and what is unused when it ends expires. */
export function quotaEntries(windows: readonly UsedWindow[], now: Instant): QuotaEntry[] {
  return windows.flatMap(({ start, end, used, limit }) => {
    const over = end <= now;
    const entries: QuotaEntry[] = [];
    if (over && used < limit) entries.push({ at: end, kind: 'expire', quantity: limit - used, periodStart: start });
    if (used > 0) entries.push({ at: over ? end : now, kind: 'use', quantity: used, periodStart: start });
    entries.push({ at: start, kind: 'grant', quantity: limit, periodStart: start });
    return entries;
  });
}

/** Every cycle from the anchor to `now`, newest first; those in which nothing was sent are taken from `limit`. */
export function cyclesOf(
  anchor: Instant,
  zone: string,
  limit: number,
  opened: readonly UsedWindow[],
  now: Instant,
): UsedWindow[] {
  const byStart = new Map(opened.map((window) => [window.start, window]));
  const cycles: UsedWindow[] = [];
  let cycle = cycleAt(anchor, now, zone);
  for (;;) {
    cycles.push(byStart.get(cycle.start) ?? { ...cycle, used: 0, limit });
    if (cycle.start <= anchor) return cycles;
    cycle = cycleAt(anchor, addMs(cycle.start, -1), zone);
  }
}
