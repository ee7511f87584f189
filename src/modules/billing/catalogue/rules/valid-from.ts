import { addLocalDays, instantOfLocalDate, localDate } from '../../../../kernel/time/calendar.js';
import { type Instant, instantOf } from '../../../../kernel/time/instant.js';
import { effectivePolicies, type Policies } from './policies.js';

/** A calendar date means its midnight in the offer's zone. Null for days that no calendar has. */
export function readValidFrom(text: string, zone: string): Instant | null {
  const date = text.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || addLocalDays(date, 0) !== date) return null;
  if (text.length === 10) return instantOfLocalDate(date, zone);
  try {
    return instantOf(text);
  } catch {
    return null;
  }
}

/** When a new version begins: now when nothing is said, or today's date; else a fault's code. */
export function beginOf(
  validFrom: string | undefined,
  offerPolicies: Partial<Policies>,
  now: Instant,
): Instant | 'wrong_format' | 'too_early' {
  if (validFrom === undefined) return now;
  const zone = effectivePolicies({}, offerPolicies)['quota.timezone'];
  if (validFrom === localDate(now, zone)) return now;
  const begin = readValidFrom(validFrom, zone);
  if (begin === null) return 'wrong_format';
  return begin < now ? 'too_early' : begin;
}
