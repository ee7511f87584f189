import { addMs, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../../kernel/time/instant.js';

/** Gaps between the calls for one event. The last one repeats until the horizon is reached. */
const GAPS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  8 * HOUR_MS,
];
/** Gaps between the probes of a receiver that answers nothing well. */
const PROBE_GAPS_MS = [
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
];
/** Only ever longer, so that the promise of 72 hours holds. */
const JITTER = 0.2;
const LONGEST_WISH_MS = 24 * HOUR_MS;

/** So long an event is tried, and so long a receiver may fail before it is disabled. */
export const HORIZON_MS = 72 * HOUR_MS;
/** After so many failures in a row nothing but a probe now and then is sent. */
export const PAUSE_AFTER = 5;
/** Its owner is told once it has failed for so long. */
export const NOTICE_AFTER_MS = HOUR_MS;

/** When an event is tried again after its `tries`th failure; null when it is given up. */
export function nextTry(tries: number, firstTriedAt: Instant, now: Instant, random: number): Instant | null {
  if (now - firstTriedAt >= HORIZON_MS) return null;
  return addMs(now, stretched(at(GAPS_MS, tries - 1), random));
}

/** When a receiver is called again after so many failures in a row; null while it is not resting. */
export function nextProbe(failures: number, now: Instant, random: number): Instant | null {
  return failures < PAUSE_AFTER ? null : addMs(now, stretched(at(PROBE_GAPS_MS, failures - PAUSE_AFTER), random));
}

/** Until when a receiver asked not to be called (RFC 9110 §10.2.3): seconds or a date. Never longer than a day. */
export function restAsked(retryAfter: string | undefined, now: Instant, machineNow: Instant): Instant | null {
  const text = retryAfter?.trim() ?? '';
  const waitMs = /^\d{1,9}$/.test(text) ? Number(text) * SECOND_MS : Date.parse(text) - machineNow;
  if (!Number.isFinite(waitMs) || waitMs <= 0) return null;
  return addMs(now, Math.min(waitMs, LONGEST_WISH_MS));
}

function at(gaps: readonly number[], index: number): number {
  return gaps[Math.min(Math.max(index, 0), gaps.length - 1)]!;
}

function stretched(gapMs: number, random: number): number {
  return Math.ceil(gapMs * (1 + JITTER * random));
}
