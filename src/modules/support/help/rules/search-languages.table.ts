import type { Language } from '../../../../kernel/texts.js';

/** What PostgreSQL calls the grammar of a language: built in since version 8.3, no extension needed. */
export const SEARCH_LANGUAGES: Record<Language, { readonly config: string; readonly dictionary: string }> = {
  en: { config: 'pg_catalog.english', dictionary: 'pg_catalog.english_stem' },
  fr: { config: 'pg_catalog.french', dictionary: 'pg_catalog.french_stem' },
  de: { config: 'pg_catalog.german', dictionary: 'pg_catalog.german_stem' },
  es: { config: 'pg_catalog.spanish', dictionary: 'pg_catalog.spanish_stem' },
  it: { config: 'pg_catalog.italian', dictionary: 'pg_catalog.italian_stem' },
};
