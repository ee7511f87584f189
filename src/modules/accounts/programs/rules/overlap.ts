import { addIsoDuration } from '../../../../kernel/time/calendar.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';

/** After a rotation the secret before stays good for so long, unless the caller says otherwise. */
const DEFAULT_OVERLAP = 'PT24H';
const LONGEST_OVERLAP_MS = 7 * DAY_MS;

/** Until when the secret before stays good; `no_duration` and `too_long` say what is wrong with the wish. */
export function overlapEnd(now: Instant, overlap: string | null): Instant | 'no_duration' | 'too_long' {
  const until = addIsoDuration(now, overlap ?? DEFAULT_OVERLAP);
  if (until === null || Number.isNaN(until)) return 'no_duration';
  return until > addMs(now, LONGEST_OVERLAP_MS) ? 'too_long' : until;
}
