/** Days as numbers since the last day of 1999, counted by hand: a model must not share the calendar of what it checks. */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]!);

/** `2028-02-29` as a number of days; only differences mean something. */
export function dayOf(text: string): number {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  let days = day;
  for (let y = 2000; y < year; y += 1) days += isLeap(y) ? 366 : 365;
  for (let m = 1; m < month; m += 1) days += lengthOf(year, m);
  return days;
}

export function textOf(day: number): string {
  let [year, month, rest] = [2000, 1, day];
  for (; rest > (isLeap(year) ? 366 : 365); year += 1) rest -= isLeap(year) ? 366 : 365;
  for (; rest > lengthOf(year, month); month += 1) rest -= lengthOf(year, month);
  return [year, month, rest].map((part) => String(part).padStart(2, '0')).join('-');
}

export const addDays = (day: number, days: number): number => day + days;
export const daysIn = (start: number, end: number): number => end - start;

/** The same day of the month, or the month's last where it has no such day. */
export function addMonths(day: number, months: number): number {
  const [year, month, date] = textOf(day).split('-').map(Number) as [number, number, number];
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(`${y}-${m}-${Math.min(date, lengthOf(y, m))}`);
}
