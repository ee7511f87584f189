import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../kernel/time/instant.js';

/** Waits of machine time before an event whose object could not be asked for is followed again: some ten hours in all. */
const WAITS_MS = [
  2 * SECOND_MS,
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
];

/** Null when it was tried often enough: a person must look, and the daily comparison finds what it was about. */
export function waitAfter(attempts: number): number | null {
  return WAITS_MS[attempts - 1] ?? null;
}
