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
    const code = faultOf(types.get(key), value);
    if (code === null) values.push([key, value as FieldValue | null]);
    else faults.push({ field: `${at}.${key}`, code, message: '' });
  }
  if (faults.length > 0) return { ok: false, faults };
  if (Buffer.byteLength(JSON.stringify(given)) > MAX_FIELDS_BYTES)
    return { ok: false, faults: [{ field: at, code: 'too_large', message: '' }] };
  return { ok: true, values: Object.fromEntries(values) };
}

function faultOf(type: FieldType | undefined, value: unknown): string | null {
  if (type === undefined) return 'unknown_field';
  return value === null ? null : valueFault(type, value);
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

const PLAIN = /^[ -~]*$/;

/** PostgreSQL keeps neither NUL nor half a character. */
function isStorable(text: string): boolean {
  return PLAIN.test(text) || !/[\0\p{Cs}]/u.test(text);
}
