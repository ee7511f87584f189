import { localDate } from '../../../src/kernel/time/calendar.js';
import { type Instant, instantOf } from '../../../src/kernel/time/instant.js';

/** The year whose `day` of January, 09:00 UTC, comes next: stories by date stay near the present. */
export function nextJanuary(now: Instant, day: number): number {
  const year = Number(localDate(now, 'UTC').slice(0, 4));
  const date = `01-${String(day).padStart(2, '0')}T09:00:00Z`;
  return instantOf(`${year}-${date}`) >= now ? year : year + 1;
}

/** The test clock runs what is due by itself; a scheduler beside it would only compete. */
export const WITHOUT_SCHEDULER = { ROLES: 'api,smtp,worker' };
