import { addLocalDays, type LocalDate } from '../../../../kernel/time/calendar.js';

export interface ReportPeriod {
  name: string;
  first: LocalDate;
  last: LocalDate;
}

const MONTH = /^(20\d\d)-(0[1-9]|1[0-2])$/;
const QUARTER = /^(20\d\d)-Q([1-4])$/;

/** `2026-11`; null for anything else. */
export function readMonth(name: string): ReportPeriod | null {
  const match = MONTH.exec(name);
  return match === null ? null : months(name, Number(match[1]), Number(match[2]), 1);
}

/** `2026-Q4`; null for anything else. */
export function readQuarter(name: string): ReportPeriod | null {
  const match = QUARTER.exec(name);
  return match === null ? null : months(name, Number(match[1]), Number(match[2]) * 3 - 2, 3);
}

export function monthOf(day: LocalDate): string {
  return day.slice(0, 7);
}

export function quarterOf(day: LocalDate): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function months(name: string, year: number, first: number, count: number): ReportPeriod {
  const after = first + count > 12 ? `${year + 1}-01-01` : `${year}-${two(first + count)}-01`;
  return { name, first: `${year}-${two(first)}-01`, last: addLocalDays(after, -1) };
}

function two(month: number): string {
  return String(month).padStart(2, '0');
}
