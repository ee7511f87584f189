/** What was seen of this process's own work in a moment. */
export interface Moment {
  /** How long results waited for their commit, on average. */
  waitedMs: number;
  /** Work for many was held back for want of places. */
  heldBack: boolean;
  /** Single mail was sent lately. */
  isSingleAbout: boolean;
}

export const [FEWEST, MOST, FIRST] = [2, 400, 24];
/** Of the usual wait; more means that work for many is in the way of single mail, or only of itself. Waits below the least are noise. */
const BESIDE_SINGLE = { timesUsual: 2, leastMs: 8 };
const ALONE = { timesUsual: 10, leastMs: 40 };
/** What is usual is forgotten slowly: a machine that was quick once need not be so for ever. */
const FORGETS = 1.01;

/** The wait that is borne before work for many gives way. */
export function goalMs(usualMs: number, isSingleAbout: boolean): number {
  const { timesUsual, leastMs } = isSingleAbout ? BESIDE_SINGLE : ALONE;
  return Math.max(leastMs, usualMs * timesUsual);
}

export function nextUsual(usualMs: number | null, waitedMs: number): number {
  return usualMs === null ? waitedMs : Math.min(usualMs * FORGETS, waitedMs);
}

/** How much work for many may be under way at a time: less at once when others wait for it, more little by little. */
export function nextAllowance(
  allowance: number,
  { waitedMs, heldBack, isSingleAbout }: Moment,
  usualMs: number,
): number {
  if (waitedMs > goalMs(usualMs, isSingleAbout)) return Math.max(FEWEST, Math.floor(allowance * 0.7));
  return heldBack ? Math.min(MOST, allowance + Math.max(1, Math.floor(allowance / 8))) : allowance;
}

/** How long work for many rests after a piece that took so long, while single mail is about. */
export function restMs(workedMs: number, waitedMs: number, usualMs: number): number {
  const share = waitedMs > goalMs(usualMs, true) ? 6 : 2;
  return Math.min(2_000, workedMs * share);
}
