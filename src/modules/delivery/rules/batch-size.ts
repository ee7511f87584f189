/** What a connection that has proved nothing claims. */
export const FIRST_BATCH = 10;
const [SMALLEST, LARGEST] = [4, 100];
/** Whoever claims for longer sits, at the end, on mail that idle connections could be saying. */
const GOAL_MS = 1_000;

/** How many deliveries a connection claims next: what it says in a second, as its last batch went; at most twice as many. */
export function nextBatch(size: number, said: number, tookMs: number): number {
  if (said === 0) return size;
  const fits = Math.floor((GOAL_MS * said) / Math.max(1, tookMs));
  return Math.max(SMALLEST, Math.min(fits, size * 2, LARGEST));
}
