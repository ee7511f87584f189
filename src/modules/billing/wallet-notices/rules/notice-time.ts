import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';

/** Early enough for a transfer, late enough to be remembered. */
const DAYS_BEFORE = 7;

export function noticeTime(termEndAt: Instant): Instant {
  return addMs(termEndAt, -DAYS_BEFORE * DAY_MS);
}
