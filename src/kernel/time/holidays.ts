import { addLocalDays, type LocalDate } from './calendar.js';

/** Code du travail L3133-1. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Easter Monday, Ascension, Whit Monday: days after Easter Sunday. */
const AFTER_EASTER = [1, 39, 50];

export function isFrenchHoliday(date: LocalDate): boolean {
  const year = Number(date.slice(0, 4));
  return FIXED.includes(date.slice(5)) || AFTER_EASTER.some((days) => addLocalDays(easterSunday(year), days) === date);
}

/** The Gregorian computus as Butcher printed it (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  const month = String(Math.floor(days / 31)).padStart(2, '0');
  return `${year}-${month}-${String((days % 31) + 1).padStart(2, '0')}`;
}
