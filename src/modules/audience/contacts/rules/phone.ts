import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const MAX_CHARS = 40;

/** E.164 of an international number; null for what is none. Without a country in front nobody knows whose number it is. */
export function phoneOf(text: string): string | null {
  const trimmed = text.trim().replace(/^00(?=[1-9])/, '+');
  if (trimmed.length > MAX_CHARS || !trimmed.startsWith('+')) return null;
  const number = parsePhoneNumberFromString(trimmed);
  return number?.isPossible() === true && number.ext === undefined ? number.number : null;
}
