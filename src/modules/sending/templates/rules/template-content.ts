import type { FieldFault } from '../../../../kernel/problem.js';
import { languageTag } from './language-tag.js';

/** 2 MB, for the HTML and for the text. */
export const MAX_CONTENT_BYTES = 2 * 1024 * 1024;
/** As long as a line of mail (RFC 5322 §2.1.1). */
export const MAX_SUBJECT_CHARS = 998;
export const MAX_TRANSLATIONS = 30;

/** What a mail says in one language. Where there is MJML, `html` is what it was compiled to. */
export interface LocalContent {
  subject: string;
  html: string | null;
  mjml: string | null;
  text: string | null;
}

/** What a customer writes. */
export interface TemplateContent extends LocalContent {
  name: string;
  /** Of the content above; null when nobody said. */
  language: string | null;
  translations: Readonly<Record<string, LocalContent>>;
}

export type TemplateChange = Partial<Omit<TemplateContent, 'translations'>> & {
  /** Language by language; null takes one away. */
  translations?: Readonly<Record<string, LocalContent | null>>;
};

/** What a template says after a change; what a change leaves out stays. HTML ends MJML, and MJML ends HTML. */
export function changedContent(before: TemplateContent, change: TemplateChange): TemplateContent {
  const { name = before.name, subject = before.subject, text = before.text, language = before.language } = change;
  return {
    name: name.trim(),
    subject,
    text,
    language,
    ...changedMarkup(before, change),
    translations: changedTranslations(before.translations, change.translations ?? {}),
  };
}

function changedMarkup(before: LocalContent, { html, mjml }: TemplateChange): Pick<LocalContent, 'html' | 'mjml'> {
  if (typeof mjml === 'string') return { mjml, html: mjml === before.mjml ? before.html : null };
  if (html !== undefined) return { mjml: null, html };
  if (mjml === null && before.mjml !== null) return { mjml: null, html: null };
  return { mjml: before.mjml, html: before.html };
}

function changedTranslations(
  before: TemplateContent['translations'],
  change: NonNullable<TemplateChange['translations']>,
): TemplateContent['translations'] {
  const merged = new Map<string, LocalContent>(Object.entries(before));
  for (const [language, content] of Object.entries(change)) {
    const known = merged.get(language);
    if (content === null) merged.delete(language);
    else if (content.mjml !== null && known?.mjml === content.mjml)
      merged.set(language, { ...content, html: known.html });
    else merged.set(language, content);
  }
  return Object.fromEntries([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function sameContent(one: TemplateContent, other: TemplateContent): boolean {
  const languages = Object.keys(one.translations);
  return (
    one.name === other.name &&
    one.language === other.language &&
    sameLocal(one, other) &&
    languages.length === Object.keys(other.translations).length &&
    languages.every((language) => {
      const theirs = other.translations[language];
      return theirs !== undefined && sameLocal(one.translations[language]!, theirs);
    })
  );
}

function sameLocal(one: LocalContent, other: LocalContent): boolean {
  return one.subject === other.subject && one.html === other.html && one.mjml === other.mjml && one.text === other.text;
}

/** Faults of what a template would say, whatever is inside of it. */
export function contentFaults(content: TemplateContent, written: TemplateChange): FieldFault[] {
  const faults: FieldFault[] = [];
  if (isSilent(content)) faults.push({ field: 'html', code: 'required', message: '' });
  if (typeof written.mjml === 'string' && typeof written.html === 'string') faults.push(eitherOr('html'));
  const languages = Object.keys(content.translations);
  if (languages.length > MAX_TRANSLATIONS)
    faults.push({ field: 'translations', code: 'too_many', message: `At most ${MAX_TRANSLATIONS} languages.` });
  for (const language of languages) {
    const field = `translations.${language}`;
    if (isSilent(content.translations[language]!))
      faults.push({ field: `${field}.html`, code: 'required', message: '' });
    if (language === content.language)
      faults.push({ field, code: 'not_allowed', message: 'This is the language of the template itself.' });
  }
  return faults;
}

function isSilent({ html, mjml, text }: LocalContent): boolean {
  return html === null && mjml === null && text === null;
}

function eitherOr(field: string): FieldFault {
  return { field, code: 'not_allowed', message: 'Either HTML or MJML, from which the HTML is made.' };
}

type ReadTranslations =
  { ok: true; translations: Record<string, LocalContent | null> } | { ok: false; faults: FieldFault[] };

const MEMBERS = ['subject', 'html', 'mjml', 'text'];
const LINE_BREAKS = /[\u0000-\u001f\u007f\u2028\u2029]/;

/** Translations as they come: `{"fr": {"subject": …, "html": …}}`. */
export function readTranslations(value: unknown, mayRemove: boolean): ReadTranslations {
  const translations: Record<string, LocalContent | null> = {};
  const faults: FieldFault[] = [];
  for (const [key, content] of Object.entries(value as object)) {
    const language = languageTag(key);
    const field = `translations.${key.slice(0, 40)}`;
    if (language === null)
      faults.push({ field, code: 'wrong_format', message: 'Must be a language such as fr or pt-BR.' });
    else if (Object.hasOwn(translations, language)) faults.push({ field, code: 'duplicate', message: '' });
    else if (content === null && mayRemove) translations[language] = null;
    else if (typeof content !== 'object' || content === null || Array.isArray(content))
      faults.push({ field, code: 'wrong_type', message: '' });
    else translations[language] = readLocal(content as Record<string, unknown>, field, faults);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, translations };
}

function readLocal(content: Record<string, unknown>, field: string, faults: FieldFault[]): LocalContent {
  const fault = (name: string, code: string): void =>
    void faults.push({ field: `${field}.${name}`, code, message: '' });
  for (const name of Object.keys(content)) if (!MEMBERS.includes(name)) fault(name, 'unknown_field');
  const { subject } = content;
  if (subject === undefined || subject === null || subject === '') fault('subject', 'required');
  else if (typeof subject !== 'string') fault('subject', 'wrong_type');
  else if (subject.length > MAX_SUBJECT_CHARS) fault('subject', 'too_long');
  else if (LINE_BREAKS.test(subject)) fault('subject', 'invalid_characters');
  const part = (name: 'html' | 'mjml' | 'text'): string | null => {
    const given = content[name];
    if (given === undefined || given === null) return null;
    if (typeof given !== 'string') fault(name, 'wrong_type');
    else if (given === '') fault(name, 'too_short');
    else if (Buffer.byteLength(given) > MAX_CONTENT_BYTES) fault(name, 'too_long');
    else return given;
    return null;
  };
  const [html, mjml, text] = [part('html'), part('mjml'), part('text')];
  if (html !== null && mjml !== null) faults.push(eitherOr(`${field}.html`));
  return { subject: typeof subject === 'string' ? subject : '', html, mjml, text };
}
