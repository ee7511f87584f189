import { addMs, DAY_MS, type Instant, instantOf } from '../../../../kernel/time/instant.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import { fault } from './message-content.js';

export const MAX_RECIPIENTS = 1_000;
export const MAX_TAGS = 10;
export const MAX_TAG = 64;
export const MAX_CUSTOM_ID = 255;
const MAX_AHEAD_DAYS = 90;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A point in time of the request; null when the text is none. */
export function readInstant(text: string): Instant | null {
  if (!ISO.test(text)) return null;
  try {
    return instantOf(text);
  } catch {
    return null;
  }
}

/** Faults of the two times a message may carry. A `sendAt` that is past already means now. */
export function timeFaults(
  sendAt: Instant | null,
  expiresAt: Instant | null,
  now: Instant,
  names = { sendAt: 'sendAt', expiresAt: 'expiresAt' },
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (sendAt !== null && sendAt > addMs(now, MAX_AHEAD_DAYS * DAY_MS)) {
    faults.push(fault(names.sendAt, 'too_late', `Must be within the next ${MAX_AHEAD_DAYS} days.`));
  }
  if (expiresAt !== null && expiresAt <= Math.max(now, sendAt ?? now)) {
    faults.push(fault(names.expiresAt, 'too_early', 'Must be later than now and than sendAt.'));
  }
  return faults;
}
