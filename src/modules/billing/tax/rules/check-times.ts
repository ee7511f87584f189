import { addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';

const FIRST_WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS];
const HOURLY_FOR_MS = 72 * HOUR_MS;

/** After the n-th silence: 1, 5, 15, 60 minutes, then hourly for three days, then daily. */
export function nextTry(now: Instant, tries: number, silentSince: Instant): Instant {
  const wait = FIRST_WAITS_MS[tries - 1] ?? (now - silentSince < HOURLY_FOR_MS ? HOUR_MS : DAY_MS);
  return addMs(now, wait);
}

/** A proof is renewed when five sixths of its life are over, so that an outage of weeks costs no customer his proof. */
export function nextRenewal(now: Instant, maxAgeDays: number): Instant {
  return addMs(now, Math.floor((maxAgeDays * 5) / 6) * DAY_MS);
}
