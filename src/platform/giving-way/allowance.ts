/** What was seen of this process's own work in a moment. */
export interface Moment {
  /** How long results waited for their commit, on average. */
  waitedMs: number;
  /** Work for many was held back for want of places. */
  heldBack: boolean;
}

export const [FEWEST, MOST, FIRST] = [2, 400, 24];
/** Of the usual wait; more means that work for many is in the way. */
const TIMES_USUAL = 2;
/** Waits below this are noise. */
const LEAST_GOAL_MS = 8;
/** What is usual is forgotten slowly: a machine that was quick once need not be so for ever. */
const FORGETS = 1.01;

/** The wait that is borne before work for many gives way. */
export function goalMs(usualMs: number): number {
  return Math.max(LEAST_GOAL_MS, usualMs * TIMES_USUAL);
}

export function nextUsual(usualMs: number | null, waitedMs: number): number {
  return usualMs === null ? waitedMs : Math.min(usualMs * FORGETS, waitedMs);
}

/** How much work for many may be under way at a time: less at once when others wait for it, more little by little. */
export function nextAllowance(allowance: number, { waitedMs, heldBack }: Moment, usualMs: number): number {
  if (waitedMs > goalMs(usualMs)) return Math.max(FEWEST, Math.floor(allowance * 0.7));
  return heldBack ? Math.min(MOST, allowance + Math.max(1, Math.floor(allowance / 8))) : allowance;
}

/** How long work for many rests after a piece that took so long, while single mail is about. */
export function restMs(workedMs: number, { waitedMs }: Pick<Moment, 'waitedMs'>, usualMs: number): number {
  const share = waitedMs > goalMs(usualMs) ? 4 : 1;
  return Math.min(2_000, workedMs * share);
}
