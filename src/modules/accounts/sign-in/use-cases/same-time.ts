import { setTimeout as pause } from 'node:timers/promises';

/** Longer than the work of any branch takes, so that the time of an answer does not tell which one it was. */
export const FLOOR_MS = 120;

/** Does the work and answers no sooner than after `FLOOR_MS`, whether it found somebody, found nobody or failed. */
export async function sameTime<T>(work: () => Promise<T>): Promise<T> {
  const floor = pause(FLOOR_MS);
  try {
    return await work();
  } finally {
    await floor;
  }
}
