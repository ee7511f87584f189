import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import type { ConditionField, ConditionValue, Operator } from './condition.js';

export const MAX_VALUES = 500;
export const MAX_VALUE_CHARS = 1_000;
export const MAX_DAYS = 3_650;

/** `at` is the place of a wrong value in a list. */
export interface ValueFault {
  code: string;
  message: string;
  at?: number;
}
export type ReadValue = { ok: true; value: ConditionValue | null } | { ok: false; faults: ValueFault[] };

const WITHOUT: ReadonlySet<Operator> = new Set(['exists', 'missing']);
const IN_DAYS: ReadonlySet<Operator> = new Set(['withinDays', 'notWithinDays']);

/** The value of a test, of the type that its field and operator take. */
export function readValue(field: ConditionField, op: Operator, given: unknown): ReadValue {
  if (WITHOUT.has(op)) return given === undefined || given === null ? read(null) : refused('not_expected', TAKES_NONE);
  if (given === undefined || given === null) return refused('required');
  if (IN_DAYS.has(op)) return readDays(given);
  if (op === 'in') return readList(field, given);
  const fault = faultOf(field, given);
  return fault === null ? read(kept(field, given)) : { ok: false, faults: [fault] };
}

function readDays(given: unknown): ReadValue {
  if (typeof given !== 'number' || !Number.isInteger(given)) return refused('wrong_type', 'A whole number of days.');
  if (given < 1) return refused('too_small', `From 1 to ${MAX_DAYS} days.`);
  return given > MAX_DAYS ? refused('too_large', `From 1 to ${MAX_DAYS} days.`) : read(given);
}

function readList(field: ConditionField, given: unknown): ReadValue {
  if (!Array.isArray(given)) return refused('wrong_type', 'A list of values.');
  if (given.length === 0) return refused('too_few', 'At least one value.');
  if (given.length > MAX_VALUES) return refused('too_many', `At most ${MAX_VALUES} values.`);
  const faults = given.flatMap((value, at) => {
    const fault = faultOf(field, value);
    return fault === null ? [] : [{ ...fault, at }];
  });
  if (faults.length > 0) return { ok: false, faults };
  return read([...new Set(given.map((value) => kept(field, value) as string | number))]);
}

/** Addresses are kept in small letters, so they are compared in small letters. */
function kept({ name, own }: ConditionField, value: unknown): ConditionValue {
  return !own && name === 'email' ? (value as string).toLowerCase() : (value as ConditionValue);
}

function faultOf({ kind }: ConditionField, value: unknown): ValueFault | null {
  switch (kind) {
    case 'boolean':
      return typeof value === 'boolean' ? null : fault('wrong_type', 'true or false.');
    case 'number':
      // JSON may write 1e999, which no number is.
      return typeof value === 'number' && Number.isFinite(value) ? null : fault('wrong_type', 'A number.');
    case 'date':
      return dateFault(value);
    case 'instant':
      return instantFault(value);
    case 'text':
    case 'tags':
      return textFault(value);
  }
}

/** NUL, and halves of characters. */
const NOT_STORABLE = /[\0\p{Cs}]/u;

function textFault(value: unknown): ValueFault | null {
  if (typeof value !== 'string') return fault('wrong_type', 'A text.');
  if (value === '') return fault('required', 'For contacts without a value ask `missing`.');
  if (value.length > MAX_VALUE_CHARS) return fault('too_long', `At most ${MAX_VALUE_CHARS} characters.`);
  return NOT_STORABLE.test(value) ? fault('invalid_characters') : null;
}

function dateFault(value: unknown): ValueFault | null {
  if (typeof value !== 'string') return fault('wrong_type', 'A date such as 2026-03-31.');
  return isDay(value) ? null : fault('wrong_format', 'A date such as 2026-03-31.');
}

/** Within the years that every calendar and the database agree on. */
function isDay(value: string): boolean {
  return isCalendarDate(value) && value >= '1000' && value < '9000';
}

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

function instantFault(value: unknown): ValueFault | null {
  if (typeof value !== 'string') return fault('wrong_type', A_TIME);
  const day = isMoment(value) ? MOMENT.exec(value)![1]! : value;
  return isDay(day) ? null : fault('wrong_format', A_TIME);
}

/** A point in time; else it is a calendar date. */
export function isMoment(value: string): boolean {
  return MOMENT.test(value);
}

const A_TIME = 'A date such as 2026-03-31, or a time such as 2026-03-31T10:00:00Z.';
const TAKES_NONE = 'This operator takes no value.';

function read(value: ConditionValue | null): ReadValue {
  return { ok: true, value };
}

function refused(code: string, message = ''): ReadValue {
  return { ok: false, faults: [fault(code, message)] };
}

function fault(code: string, message = ''): ValueFault {
  return { code, message };
}
