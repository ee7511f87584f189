import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';

/** What becomes of addresses that a smaller plan does not include: paid for from then on, or given back. */
export const SURPLUS_CHOICES = ['keep', 'release'] as const;
export type SurplusChoice = (typeof SURPLUS_CHOICES)[number];
/** Nobody pays for what he did not ask for. */
export const UNLESS_CHOSEN: SurplusChoice = 'release';

/** Money that is on its way is waited for so long. */
const PATIENCE_DAYS = 14;

export function isPatienceOver(waitsSince: Instant, now: Instant): boolean {
  return now >= addMs(waitsSince, PATIENCE_DAYS * DAY_MS);
}
