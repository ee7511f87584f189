import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { EuTurnover } from './vat-question.js';

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** What was counted, and what had been sold before counting began. Credit notes never make a year negative. */
export function euTurnoverOf(
  year: number,
  counted: ReadonlyMap<number, bigint>,
  opening: EuTurnover & { year: number },
): EuTurnover {
  const openingOf = new Map([
    [opening.year, opening.currentYear],
    [opening.year - 1, opening.previousYear],
  ]);
  const of = (wanted: number): bigint => {
    const sum = (counted.get(wanted) ?? 0n) + (openingOf.get(wanted) ?? 0n);
    return sum < 0n ? 0n : sum;
  };
  return { previousYear: of(year - 1), currentYear: of(year) };
}
