import { addLocalDays, instantOfLocalDate, type LocalDate, localDate } from '../../../../kernel/time/calendar.js';
import { type Instant, instantOf } from '../../../../kernel/time/instant.js';
import type { FieldTest } from './condition.js';
import { isMoment } from './condition-value.js';

/** When conditions are judged, and by whose calendar. */
export interface Moment {
  now: Instant;
  zone: string;
}

/** Ends are null where there is none; `from` is inside, `before` is not. */
export interface Span<T> {
  from: T | null;
  before: T | null;
}

/**
 * The calendar days that a test of a date asks for. `ne` and `notWithinDays` answer the span of what they deny: who has no value is in
 * no span, so he passes them.
 */
export function daySpan({ op, value }: Pick<FieldTest, 'op' | 'value'>, { now, zone }: Moment): Span<LocalDate> {
  const today = localDate(now, zone);
  if (typeof value === 'number') return { from: addLocalDays(today, -value), before: addLocalDays(today, 1) };
  const day = value as LocalDate;
  const next = addLocalDays(day, 1);
  switch (op) {
    case 'before':
    case 'lt':
      return { from: null, before: day };
    case 'lte':
      return { from: null, before: next };
    case 'after':
    case 'gt':
      return { from: next, before: null };
    case 'gte':
      return { from: day, before: null };
    default:
      return { from: day, before: next };
  }
}

/** The same for a point in time: a calendar date stands for the whole day of the account's zone, of 23 to 25 hours. */
export function instantSpan(test: Pick<FieldTest, 'op' | 'value'>, moment: Moment): Span<Instant> {
  if (typeof test.value === 'string' && isMoment(test.value)) return momentSpan(test.op, instantOf(test.value));
  const { from, before } = daySpan(test, moment);
  return { from: startOf(from, moment.zone), before: startOf(before, moment.zone) };
}

/** A day that a zone never had, as when it moved over the date line, begins where the next one does. */
function startOf(day: LocalDate | null, zone: string): Instant | null {
  return day === null ? null : instantOfLocalDate(day, zone);
}

function momentSpan(op: FieldTest['op'], at: Instant): Span<Instant> {
  const next = (at + 1) as Instant;
  switch (op) {
    case 'before':
    case 'lt':
      return { from: null, before: at };
    case 'lte':
      return { from: null, before: next };
    case 'after':
    case 'gt':
      return { from: next, before: null };
    case 'gte':
      return { from: at, before: null };
    default:
      return { from: at, before: next };
  }
}
