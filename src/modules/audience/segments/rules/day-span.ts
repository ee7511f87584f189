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

/** From the day or moment asked for and the one after it; every other operator asks for that very one. */
const SPANS: { readonly [op in FieldTest['op']]?: <T>(asked: T, next: T) => Span<T> } = {
  before: (asked) => ({ from: null, before: asked }),
  lt: (asked) => ({ from: null, before: asked }),
  lte: (_asked, next) => ({ from: null, before: next }),
  after: (_asked, next) => ({ from: next, before: null }),
  gt: (_asked, next) => ({ from: next, before: null }),
  gte: (asked) => ({ from: asked, before: null }),
};

/**
 * The calendar days that a test of a date asks for. `ne` and `notWithinDays` answer the span of what they deny: who has no value is in
 * no span, so he passes them.
 */
export function daySpan({ op, value }: Pick<FieldTest, 'op' | 'value'>, { now, zone }: Moment): Span<LocalDate> {
  const today = localDate(now, zone);
  if (typeof value === 'number') return { from: addLocalDays(today, -value), before: addLocalDays(today, 1) };
  const day = value as LocalDate;
  const next = addLocalDays(day, 1);
  return SPANS[op]?.(day, next) ?? { from: day, before: next };
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
  return SPANS[op]?.(at, next) ?? { from: at, before: next };
}
