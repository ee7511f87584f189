/**
 * How often an account may try to write in a name that is not its own before a person looks: each attempt is refused
 * anyway. A wrong setting repeats itself for an hour; who goes on for a day is looking for a hole.
 */
export const MISMATCH_THRESHOLDS = [
  { hours: 1, refusals: 20 },
  { hours: 24, refusals: 50 },
] as const;
export type MismatchThreshold = (typeof MISMATCH_THRESHOLDS)[number];

/** The narrowest span in which it was too often; null when it never was. */
export function tooManyMismatches(refusalsIn: (hours: number) => number): MismatchThreshold | null {
  return MISMATCH_THRESHOLDS.find(({ hours, refusals }) => refusalsIn(hours) >= refusals) ?? null;
}
