import type { FieldFault } from '../../../../kernel/problem.js';
import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import type { FieldType, FieldValue } from './field-type.js';

export const MAX_TEXT_CHARS = 1_000;
/** Of all the fields of one contact together, as JSON. */
export const MAX_FIELDS_BYTES = 32_768;

export type FieldTypes = ReadonlyMap<string, FieldType>;
/** Null takes a value away. */
export type FieldChanges = Readonly<Record<string, FieldValue | null>>;

export type ReadFields = { ok: true; values: FieldChanges } | { ok: false; faults: FieldFault[] };

/** The values of a JSON object against the account's fields; every fault is told, each with its place. */
export function readFieldValues(
  types: FieldTypes,
  given: Readonly<Record<string, unknown>>,
  at = 'fields',
): ReadFields {
  const values: [string, FieldValue | null][] = [];
  const faults: FieldFault[] = [];
  for (const [key, value] of Object.entries(given)) {
    const type = types.get(key);
    const code = type === undefined ? 'unknown_field' : value === null ? null : valueFault(type, value);
    if (code === null) values.push([key, value as FieldValue | null]);
    else faults.push({ field: `${at}.${key}`, code, message: '' });
  }
  if (faults.length > 0) return { ok: false, faults };
  if (Buffer.byteLength(JSON.stringify(given)) > MAX_FIELDS_BYTES)
    return { ok: false, faults: [{ field: at, code: 'too_large', message: '' }] };
  return { ok: true, values: Object.fromEntries(values) };
}

/** What is wrong with a value of this type; null when nothing is. */
function valueFault(type: FieldType, value: unknown): string | null {
  if (type === 'boolean') return typeof value === 'boolean' ? null : 'wrong_type';
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value) ? null : 'wrong_type';
  if (typeof value !== 'string') return 'wrong_type';
  if (type === 'date') return isCalendarDate(value) ? null : 'wrong_format';
  if (value.length > MAX_TEXT_CHARS) return 'too_long';
  return isStorable(value) ? null : 'invalid_characters';
}

/** PostgreSQL keeps neither NUL nor half a character. */
function isStorable(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}

const TRUE = new Set(['true', 'yes', 'y', '1', 'on', 'oui', 'ja', 'si', 'sí', 'sì', 'x']);
const FALSE = new Set(['false', 'no', 'n', '0', 'off', 'non', 'nein']);
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;

export type ReadText = { ok: true; value: FieldValue | null } | { ok: false; code: string };

/** A value as a file writes it. An empty cell is no value. A number has a point, or a comma and no point. */
export function readFieldText(type: FieldType, text: string): ReadText {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: null };
  const value = type === 'text' ? text : typed(type, trimmed);
  if (value === undefined) return { ok: false, code: type === 'date' ? 'wrong_format' : 'wrong_type' };
  const code = valueFault(type, value);
  return code === null ? { ok: true, value } : { ok: false, code };
}

function typed(type: Exclude<FieldType, 'text'>, text: string): FieldValue | undefined {
  if (type === 'date') return dateIn(text);
  if (type === 'boolean') return truthOf(text.toLowerCase());
  const plain = text.includes('.') ? text : text.replace(',', '.');
  return NUMBER.test(plain) ? Number(plain) : undefined;
}

function truthOf(word: string): boolean | undefined {
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

/** `2026-03-31`, also with a time behind it. Days and months the other way round would be a guess. */
function dateIn(text: string): string | undefined {
  const [date = ''] = /^\d{4}-\d{2}-\d{2}(?=$|[T ]\d{2}:\d{2})/.exec(text) ?? [];
  return isCalendarDate(date) ? date : undefined;
}
