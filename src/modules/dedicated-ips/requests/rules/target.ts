import type { StreamVolume } from './ip-request.js';

const DAYS = 30;
/** Days are not alike: the largest one is taken for half as much again as the average. */
const BUSY = 1.5;
const LEAST = 1_000;

/** What each of some addresses must be able to send in a day for this volume a month. */
export function targetDaily(streams: readonly StreamVolume[], addresses: number): number {
  const monthly = streams.reduce((sum, { monthlyVolume }) => sum + monthlyVolume, 0);
  return Math.max(LEAST, Math.ceil((monthly / DAYS / Math.max(1, addresses)) * BUSY));
}
