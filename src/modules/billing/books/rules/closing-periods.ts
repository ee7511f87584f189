import { addLocalDays, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { ClosingKind } from './closing.js';

export interface ClosingPeriod {
  kind: ClosingKind;
  period: string;
  firstDay: LocalDate;
  lastDay: LocalDate;
}

/** What ends with a day, smallest first: the day itself, and the month and the year that it is the last of. */
export function periodsEndingWith(day: LocalDate): ClosingPeriod[] {
  const next = addLocalDays(day, 1);
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  const periods: ClosingPeriod[] = [{ kind: 'day', period: day, firstDay: day, lastDay: day }];
  if (next.slice(0, 7) !== month) periods.push({ kind: 'month', period: month, firstDay: `${month}-01`, lastDay: day });
  if (next.slice(0, 4) !== year) periods.push({ kind: 'year', period: year, firstDay: `${year}-01-01`, lastDay: day });
  return periods;
}

/** What a period is added up from. */
export const PARTS_OF: Record<Exclude<ClosingKind, 'day'>, ClosingKind> = { month: 'day', year: 'month' };
