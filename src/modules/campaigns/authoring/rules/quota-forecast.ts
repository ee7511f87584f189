import { nextLocalMidnight } from '../../../../kernel/time/calendar.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';

/** A window that limits mail, with its use. */
export interface ForecastWindow {
  kind: 'month' | 'day' | 'tier_day' | 'tier_hour';
  windowEnd: Instant;
  limit: number;
  used: number;
}

export interface QuotaForecast {
  now: number;
  later: number;
  /** When the first of those who wait go on. */
  continuesAt: Instant | null;
  /** The window in which the last ones leave; null when it is beyond a year. */
  lastWindowAt: Instant | null;
}

const LONGEST_MS = 366 * DAY_MS;
const HOURS = 24;

/**
 * How a campaign spreads over windows to come if nothing else is sent: each day takes what the day and what is left of the month
 * allow. Null when nothing limits.
 */
export function quotaForecast(
  recipients: number,
  windows: readonly ForecastWindow[],
  { zone, now, nextCycle }: { zone: string; now: Instant; nextCycle: (end: Instant) => Instant },
): QuotaForecast | null {
  if (windows.length === 0) return null;
  const rooms = windows.map(({ limit, used }) => Math.max(0, limit - used));
  const first = Math.min(recipients, ...rooms);
  let left = recipients - first;
  if (left === 0) return { now: first, later: 0, continuesAt: null, lastWindowAt: null };
  const tight = windows.filter(({ limit, used }) => limit - used <= first);
  const continuesAt = Math.max(...tight.map(({ windowEnd }) => windowEnd)) as Instant;
  const month = windows.find(({ kind }) => kind === 'month') ?? null;
  const perDay = dailyLimit(windows);
  let monthRoom = month === null ? Infinity : Math.max(0, month.limit - month.used - first);
  let cycleEnd = month?.windowEnd ?? null;
  for (let day = nextLocalMidnight(now, zone); day <= addMs(now, LONGEST_MS); day = nextLocalMidnight(day, zone)) {
    while (month !== null && cycleEnd !== null && day >= cycleEnd) {
      monthRoom = month.limit;
      cycleEnd = nextCycle(cycleEnd);
    }
    const leaves = Math.min(left, perDay, monthRoom);
    left -= leaves;
    monthRoom -= leaves;
    if (left === 0) return { now: first, later: recipients - first, continuesAt, lastWindowAt: day };
  }
  return { now: first, later: recipients - first, continuesAt, lastWindowAt: null };
}

function dailyLimit(windows: readonly ForecastWindow[]): number {
  const limits = windows.flatMap(({ kind, limit }) =>
    kind === 'month' ? [] : [kind === 'tier_hour' ? limit * HOURS : limit],
  );
  return limits.length === 0 ? Infinity : Math.min(...limits);
}
