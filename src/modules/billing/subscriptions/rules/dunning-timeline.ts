import { addLocalDays, localDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { Policies } from '../../catalogue/index.js';
import { RETRY_DAYS } from './dunning.js';
import { lastDayBefore } from './periods.js';
import type { Subscription } from './subscription.js';

export type DunningAct =
  'charge_refused' | 'charge_again' | 'free_plan_follows' | 'service_stopped' | 'last_day_to_renew' | 'data_deleted';

/** A day on which something happened, or will unless the term is paid for. */
export interface DunningDay {
  on: LocalDate;
  act: DunningAct;
  done: boolean;
}

type Dunned = Pick<Subscription, 'status' | 'termEndAt' | 'endsAt' | 'failedAttempts'>;

/**
 * What a customer who has not paid can read: what was tried, what will be tried, and what ends when. Empty where nothing is
 * owed. The days are those of `afterRefusal` and `renewalWindowEnd`, in the offer's zone.
 */
export function dunningTimeline(
  { status, termEndAt, endsAt, failedAttempts }: Dunned,
  policies: Pick<Policies, 'expiry.mode' | 'expiry.graceDays' | 'quota.timezone'>,
): DunningDay[] {
  const zone = policies['quota.timezone'];
  if (status === 'past_due' && termEndAt !== null) return retries(localDate(termEndAt, zone), failedAttempts);
  const end = endsAt ?? termEndAt;
  if (status !== 'expired' || end === null) return [];
  const lastDay = addLocalDays(lastDayBefore(end, zone), policies['expiry.graceDays']);
  const stopped: DunningDay = { on: localDate(end, zone), act: 'service_stopped', done: true };
  const last: DunningDay = { on: lastDay, act: 'last_day_to_renew', done: false };
  if (policies['expiry.mode'] !== 'purge') return [stopped, last];
  return [stopped, last, { on: addLocalDays(lastDay, 1), act: 'data_deleted', done: false }];
}

function retries(firstDay: LocalDate, refusals: number): DunningDay[] {
  const days: DunningDay[] = [{ on: firstDay, act: 'charge_refused', done: true }];
  for (const [i, day] of RETRY_DAYS.entries()) {
    const done = refusals > i + 1;
    days.push({ on: addLocalDays(firstDay, day), act: done ? 'charge_refused' : 'charge_again', done });
  }
  const last = RETRY_DAYS.at(-1)!;
  return [...days, { on: addLocalDays(firstDay, last), act: 'free_plan_follows', done: false }];
}
