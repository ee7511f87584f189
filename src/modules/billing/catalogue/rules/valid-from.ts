import { addLocalDays, instantOfLocalDate } from '../../../../kernel/time/calendar.js';
import { type Instant, instantOf } from '../../../../kernel/time/instant.js';

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
