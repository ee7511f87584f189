import { MINUTE_MS, SECOND_MS } from '../../../../kernel/time/instant.js';

const DELAYS_MS = [30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS];
/** A message that a carrier took so little notice of is not taken by it tomorrow. */
export const MOST_TRIES = DELAYS_MS.length + 1;
/** The session slows down by itself; the message only steps aside. */
export const THROTTLED_DELAY_MS = SECOND_MS;
export const RESEND_DELAY_MS = 60 * SECOND_MS;

/** After so many tries that came to nothing. */
export function retryDelayMs(tries: number): number {
  return DELAYS_MS[Math.min(Math.max(tries, 1), DELAYS_MS.length) - 1]!;
}
