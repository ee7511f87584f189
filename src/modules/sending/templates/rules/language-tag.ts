export const MAX_LANGUAGE_CHARS = 35;
/** Language, script, region and variants (RFC 5646 §2.1), without extensions. */
const TAG = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-[a-z0-9]{5,8}){0,2}$/i;

/** `FR-ca` as `fr-CA`; null when the text names no language. */
export function languageTag(text: string): string | null {
  return text.length <= MAX_LANGUAGE_CHARS && TAG.test(text) ? (Intl.getCanonicalLocales(text)[0] ?? null) : null;
}

/**
 * Which of these translations serves a reader best: the very language, then the same without region (`fr-CA` → `fr`), then
 * one of another region (`fr-CA` → `fr-FR`); null means the template's own language.
 */
export function chosenLanguage(
  wanted: string | null,
  own: string | null,
  translations: readonly string[],
): string | null {
  const tag = wanted === null ? null : languageTag(wanted);
  if (tag === null) return null;
  const primary = (language: string): string => language.split('-', 1)[0]!;
  for (const fits of [
    (language: string) => language === tag,
    (language: string) => language === primary(tag),
    (language: string) => primary(language) === primary(tag),
  ]) {
    if (own !== null && fits(own)) return null;
    const found = translations.filter(fits).sort()[0];
    if (found !== undefined) return found;
  }
  return null;
}
