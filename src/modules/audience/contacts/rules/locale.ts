import { isTimeZone } from '../../../../kernel/time/calendar.js';

const MAX_LANGUAGE_CHARS = 35;

/** `fr` or `pt-BR`, written as BCP 47 writes it; null for what is no language. */
export function languageOf(text: string): string | null {
  if (text.length > MAX_LANGUAGE_CHARS || !/^[a-z]{2,3}(?:[-_]|$)/i.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** A zone of the IANA list; null for what is none. */
export function timeZoneOf(text: string): string | null {
  return text.length <= 64 && isTimeZone(text) ? text : null;
}
