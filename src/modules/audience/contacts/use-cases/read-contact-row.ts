import type { FieldFault } from '../../../../kernel/problem.js';
import { normaliseEmail } from '../../../accounts/index.js';
import type { BatchContact } from '../data/contact-batches.repository.js';
import { type FieldTypes, readFieldValues } from '../rules/field-values.js';
import { languageOf, timeZoneOf } from '../rules/locale.js';
import { phoneOf } from '../rules/phone.js';
import { MAX_TAGS, readTags } from '../rules/tags.js';

/** A contact as somebody writes it. What is left out stays as it is; null takes away. */
export interface ContactRow {
  email: string;
  phone?: string | null;
  fields?: Readonly<Record<string, unknown>>;
  tags?: readonly string[];
  language?: string | null;
  timeZone?: string | null;
}

export type ReadRow = { ok: true; contact: BatchContact } | { ok: false; faults: FieldFault[] };

/** Everything that is wrong with a row, each fault with its place; or the row as it is kept. */
export function readContactRow(row: ContactRow, types: FieldTypes): ReadRow {
  const faults: FieldFault[] = [];
  const fault = (field: string, code: string): undefined => {
    faults.push({ field, code, message: '' });
  };
  const read = <T>(field: string, code: string, given: T | null | undefined, parse: (text: T) => T | null) =>
    given === undefined || given === null ? given : (parse(given) ?? fault(field, code));

  const email = normaliseEmail(row.email) ?? fault('email', 'address_invalid') ?? '';
  const phone = read('phone', 'phone_invalid', row.phone, phoneOf);
  const language = read('language', 'wrong_format', row.language, languageOf);
  const timeZone = read('timeZone', 'wrong_format', row.timeZone, timeZoneOf);
  const tags = row.tags && tagsIn(row.tags, faults);
  const fields = row.fields && readFieldValues(types, row.fields);
  if (fields?.ok === false) faults.push(...fields.faults);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    contact: { email, phone, language, timeZone, tags, fields: fields?.ok ? fields.values : undefined },
  };
}

function tagsIn(given: readonly string[], faults: FieldFault[]): string[] {
  const read = readTags(given);
  if (read.ok && read.tags.length <= MAX_TAGS) return read.tags;
  if (read.ok) faults.push({ field: 'tags', code: 'too_many', message: '' });
  else faults.push({ field: `tags[${read.at}]`, code: read.code, message: '' });
  return [];
}
