/** The languages a person may read Posthorn in. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Texts = Readonly<Record<Language, string>>;

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (LANGUAGES as readonly string[]).includes(value);
}

export function textIn(texts: Texts | string, language: Language): string {
  return typeof texts === 'string' ? texts : texts[language];
}
