import { addLocalDays, instantOfLocalDate, localDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Policies } from '../../catalogue/index.js';

/** Days after the end of the term on which a refused renewal is tried again. */
export const RETRY_DAYS = [3, 7, 14] as const;

export type AfterRefusal =
  { kind: 'retry'; at: Instant } | { kind: 'fall_back_to_free' } | { kind: 'expire'; renewableUntil: Instant };

/**
 * What follows a refused renewal, by the offer's terms (`expiry.mode`). Where there is a free plan the service goes on while
 * three more charges are tried; elsewhere it stops with the paid term and can be renewed for some days.
 * @param refusals how many charges of this renewal were refused, the last one included
 */
export function afterRefusal(
  policies: Pick<Policies, 'expiry.mode' | 'expiry.graceDays'>,
  termEnd: Instant,
  refusals: number,
  zone: string,
): AfterRefusal {
  if (policies['expiry.mode'] !== 'fall_back_to_free') {
    return { kind: 'expire', renewableUntil: renewalWindowEnd(policies, termEnd, zone) };
  }
  const day = RETRY_DAYS[refusals - 1];
  return day === undefined ? { kind: 'fall_back_to_free' } : { kind: 'retry', at: daysAfter(termEnd, day, zone) };
}

/** The first instant at which renewing is too late: the midnight after day `graceDays`. */
export function renewalWindowEnd(
  policies: Pick<Policies, 'expiry.graceDays'>,
  termEnd: Instant,
  zone: string,
): Instant {
  return daysAfter(termEnd, policies['expiry.graceDays'], zone);
}

/** `termEnd` is the midnight after the last usable day, so that day's tenth successor ends ten days later. */
function daysAfter(termEnd: Instant, days: number, zone: string): Instant {
  return instantOfLocalDate(addLocalDays(localDate(termEnd, zone), days), zone);
}
