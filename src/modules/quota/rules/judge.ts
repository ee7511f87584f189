import { type QuotaWindowSpec, windowKey } from './window-kinds.js';

/** One message that waits for its judgement, with every window in which its recipients count. */
export interface JudgedMessage {
  recipients: number;
  windows: readonly QuotaWindowSpec[];
}
export type Verdict = { fits: true } | { fits: false; window: QuotaWindowSpec };

/** How much of a window is used before the batch. */
export type UsedOf = (key: string) => number;

/**
 * Judges a batch in arrival order. A message that does not fit whole into every window is refused whole and takes nothing,
 * so a small one may still fit after a large one did not. The refusal names the first window without room.
 */
export function judge(
  batch: readonly JudgedMessage[],
  usedBefore: UsedOf,
): { verdicts: Verdict[]; used: Map<string, number> } {
  const used = new Map<string, number>();
  const usedOf = (key: string) => used.get(key) ?? usedBefore(key);
  const verdicts = batch.map(({ recipients, windows }): Verdict => {
    const full = windows.find((window) => usedOf(windowKey(window)) + recipients > window.limit);
    if (full && recipients > 0) return { fits: false, window: full };
    for (const window of windows) used.set(windowKey(window), usedOf(windowKey(window)) + recipients);
    return { fits: true };
  });
  return { verdicts, used };
}
