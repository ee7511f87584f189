import { addMs, type Instant } from '../../kernel/time/instant.js';
import type { Clock } from '../clock/clock.js';
import type { DueSource } from './due-sources.js';

/** A due source that repeats every `everyMs` of business time in this process; for housekeeping and pollers. */
export function every(
  everyMs: number,
  name: string,
  rank: number,
  clock: Clock,
  work: (at: Instant) => Promise<void>,
): DueSource {
  let next: Instant | null = null;
  return {
    name,
    rank,
    collapse: true,
    nextDue: () => Promise.resolve((next ??= clock.now())),
    runDue: async (at) => {
      next = addMs(at, everyMs);
      await work(at);
    },
  };
}
