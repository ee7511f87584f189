import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import type { FieldType } from '../../contacts/index.js';

/** How a file writes what can be read in two ways. */
export interface CellFormats {
  /** Of dates with slashes or dashes that do not begin with the year; null when the file did not show it. */
  dateOrder: 'dmy' | 'mdy' | null;
  /** Of numbers such as 1,234; null when the file did not show it. */
  decimal: '.' | ',' | null;
}

export type ValueFault = 'number_wrong' | 'number_ambiguous' | 'boolean_wrong' | 'date_wrong' | 'date_ambiguous';
export type CellValue = { ok: true; value: string | number | boolean } | { ok: false; code: ValueFault };

const TRUE = new Set([
  '1',
  'true',
  'yes',
  'y',
  'on',
  'x',
  'oui',
  'o',
  'vrai',
  'ja',
  'j',
  'wahr',
  'si',
  'sí',
  's',
  'sì',
  'verdadero',
  'vero',
  '✓',
]);
const FALSE = new Set(['0', 'false', 'no', 'n', 'off', '-', 'non', 'faux', 'nein', 'falsch', 'falso']);
const ISO_DATE =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?$/;
const OTHER_DATE = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/;
const DOTTED = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d{1,3})?$/;
const COMMAED = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d*)?(?:[eE][+-]?\d{1,3})?$/;
const ONE_GROUP = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const SPACES = /[\s\u00a0\u202f'’]/g;

/** The text of a cell as a value of the field's type. */
export function cellValue(text: string, type: FieldType, formats: CellFormats): CellValue {
  if (type === 'number') return numberOf(text, formats.decimal);
  if (type === 'boolean') return booleanOf(text);
  return type === 'date' ? dateOf(text, formats.dateOrder) : { ok: true, value: text };
}

function booleanOf(text: string): CellValue {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return { ok: true, value: true };
  return FALSE.has(word) ? { ok: true, value: false } : { ok: false, code: 'boolean_wrong' };
}

/** `1 234.5`, `1.234,5`, `1,234.5`: the last of two different signs is the decimal one; a single one is judged by its place. */
function numberOf(text: string, decimal: '.' | ',' | null): CellValue {
  const plain = text.replace(SPACES, '');
  const point = pointOf(plain, decimal);
  if (point === null) return { ok: false, code: 'number_ambiguous' };
  const thousands = point === '.' ? ',' : '.';
  const isNumber = point === '.' ? DOTTED.test(plain) : COMMAED.test(plain);
  const value = Number(plain.replaceAll(thousands, '').replace(point, '.'));
  return isNumber && Number.isFinite(value) ? { ok: true, value } : { ok: false, code: 'number_wrong' };
}

/** Null for what is a thousand to one reader and one and a bit to another. */
function pointOf(plain: string, decimal: '.' | ',' | null): '.' | ',' | null {
  const dots = plain.split('.').length - 1;
  const commas = plain.split(',').length - 1;
  if (dots > 0 && commas > 0) return plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
  if (dots > 1) return ',';
  if (commas > 1) return '.';
  if (ONE_GROUP.test(plain)) return decimal;
  return commas === 1 ? ',' : '.';
}

/** How numbers with a decimal comma or point are written, where cells of a column show it; null where they do not. */
export function decimalOf(cells: readonly string[]): '.' | ',' | null {
  const shown = cells
    .map((cell) => cell.trim().replace(SPACES, ''))
    .filter((cell) => /[.,]/.test(cell) && !ONE_GROUP.test(cell));
  const points = new Set(
    shown.filter((cell) => DOTTED.test(cell) || COMMAED.test(cell)).map((cell) => pointOf(cell, null)),
  );
  return points.size === 1 ? [...points][0]! : null;
}

function dateOf(text: string, order: 'dmy' | 'mdy' | null): CellValue {
  const iso = ISO_DATE.exec(text);
  if (iso !== null) return day(iso[1]!, iso[2]!, iso[3]!);
  const other = OTHER_DATE.exec(text);
  if (other === null) return { ok: false, code: 'date_wrong' };
  const [, first, sign, second, year] = other as unknown as [string, string, string, string, string];
  if (sign === '.' || order === 'dmy') return day(year, second, first);
  if (order === 'mdy') return day(year, first, second);
  if (first === second) return day(year, first, second);
  if (Number(first) > 12) return day(year, second, first);
  return Number(second) > 12 ? day(year, first, second) : { ok: false, code: 'date_ambiguous' };
}

function day(year: string, month: string, date: string): CellValue {
  const value = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isCalendarDate(value) ? { ok: true, value } : { ok: false, code: 'date_wrong' };
}

/** Which number comes first in dates such as 31/12/2026, where a column shows it; null where it does not. */
export function dateOrderOf(cells: readonly string[]): 'dmy' | 'mdy' | null {
  let dmy = 0;
  let mdy = 0;
  for (const cell of cells) {
    const found = OTHER_DATE.exec(cell.trim());
    if (found === null) continue;
    if (Number(found[1]) > 12) dmy += 1;
    if (Number(found[3]) > 12) mdy += 1;
  }
  if (dmy > 0 && mdy > 0) return null;
  if (dmy > 0) return 'dmy';
  return mdy > 0 ? 'mdy' : null;
}
