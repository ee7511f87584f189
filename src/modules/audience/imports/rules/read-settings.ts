import type { FieldFault } from '../../../../kernel/problem.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { encodingNamed, ENCODING_NAMES } from './encodings.table.js';
import { type ImportConsent, readConsent } from './import-consent.js';
import type { ToldLayout } from './sniff-file.js';

/** Texts of a form, by name. */
export type FormTexts = Readonly<Record<string, string>>;

export const PREVIEW_FIELDS = ['fileId', 'encoding', 'delimiter', 'header', 'dateFormat', 'decimal'] as const;
export const IMPORT_FIELDS = [...PREVIEW_FIELDS, 'listId', 'mapping', 'onDuplicate', 'consent'] as const;

/** How numbers and dates are written, where the customer says it. */
export interface ToldFormats {
  dateOrder: 'dmy' | 'mdy' | null;
  decimal: '.' | ',' | null;
}

export interface ImportSettings {
  told: ToldLayout;
  formats: ToldFormats;
  onDuplicate: 'update' | 'skip';
  /** As it was written; null when what we propose is meant. */
  mapping: unknown;
  consent: ImportConsent | null;
}

export type ReadSettings = { ok: true; settings: ImportSettings } | { ok: false; faults: FieldFault[] };

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': ',',
  ';': ';',
  '|': '|',
  '\t': '\t',
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};
const HEADERS: Readonly<Record<string, boolean>> = { true: true, false: false };
const DATES: Readonly<Record<string, 'dmy' | 'mdy' | null>> = { iso: null, dmy: 'dmy', mdy: 'mdy' };
const DECIMALS: Readonly<Record<string, '.' | ','>> = { '.': '.', ',': ',', point: '.', comma: ',' };
const DUPLICATES: Readonly<Record<string, 'update' | 'skip'>> = { update: 'update', skip: 'skip' };

/** Reads the fields of a form; all faults at once. */
export function readSettings(form: FormTexts, now: Instant): ReadSettings {
  const faults: FieldFault[] = [];
  const encoding = form['encoding'] === undefined ? null : encodingNamed(form['encoding']);
  if (form['encoding'] !== undefined && encoding === null)
    faults.push({ field: 'encoding', code: 'not_allowed', message: `One of ${ENCODING_NAMES.join(', ')}.` });
  const delimiter = chosen(form, 'delimiter', DELIMITERS, null, faults);
  const header = chosen(form, 'header', HEADERS, null, faults);
  const dateOrder = chosen(form, 'dateFormat', DATES, null, faults);
  const decimal = chosen(form, 'decimal', DECIMALS, null, faults);
  const onDuplicate = chosen(form, 'onDuplicate', DUPLICATES, 'update' as const, faults);
  const mapping = jsonIn(form, 'mapping', faults);
  const consent = consentIn(form, now, faults);
  if (faults.length > 0) return { ok: false, faults };
  const told = { encoding, delimiter, header };
  return { ok: true, settings: { told, formats: { dateOrder, decimal }, onDuplicate, mapping, consent } };
}

function chosen<T, E>(
  form: FormTexts,
  field: string,
  values: Readonly<Record<string, T>>,
  otherwise: E,
  faults: FieldFault[],
): T | E {
  const text = form[field];
  if (text === undefined || text === '') return otherwise;
  if (Object.hasOwn(values, text)) return values[text]!;
  faults.push({
    field,
    code: 'not_allowed',
    message: `One of ${Object.keys(values)
      .map((one) => JSON.stringify(one))
      .join(', ')}.`,
  });
  return otherwise;
}

function jsonIn(form: FormTexts, field: string, faults: FieldFault[]): unknown {
  const text = form[field];
  if (text === undefined || text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    faults.push({ field, code: 'invalid_json', message: 'This is no JSON.' });
    return null;
  }
}

/** Who is put on a list agreed to it, and the account says when and where. */
function consentIn(form: FormTexts, now: Instant, faults: FieldFault[]): ImportConsent | null {
  const given = jsonIn(form, 'consent', faults);
  const isList = (form['listId'] ?? '') !== '';
  if (given === null) {
    const isTold = faults.some(({ field }) => field === 'consent');
    if (isList && !isTold)
      faults.push({
        field: 'consent',
        code: 'required',
        message: 'Who is put on a list agreed to it: say when, where and how.',
      });
    return null;
  }
  const read = readConsent(given, now);
  if (read.ok) return read.consent;
  faults.push(...read.faults);
  return null;
}
