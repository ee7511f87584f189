import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export type NumberFault = 'invalid_number' | 'not_mobile' | 'country_not_supported';

export interface SmsNumber {
  /** E.164: `+33612345678`. */
  number: string;
  /** ISO 3166-1 of the number, not of its prefix: `+44 7911…` is Guernsey, `+590 690…` Guadeloupe. */
  country: string;
}

export type ParsedNumber = ({ ok: true } & SmsNumber) | { ok: false; code: NumberFault };

/** Kinds that receive texts. In North America nothing in a number says whether it is mobile. */
const RECEIVING = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** `+`, then digits with whatever people put between them; nothing else, so that no extension or word is swallowed. */
const SHAPE = /^\+[\d\s().\-/]{6,40}$/;

/** Reads a number with its `+`. No country is guessed: the same digits are other people elsewhere. */
export function parseNumber(text: string): ParsedNumber {
  const trimmed = text
    .trim()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s/g, ' ');
  if (!SHAPE.test(trimmed)) return refused('invalid_number');
  const parsed = parsePhoneNumberFromString(trimmed, { extract: false });
  if (parsed === undefined || parsed.ext !== undefined) return refused('invalid_number');
  // Satellites, shared-cost and other services that belong to no country.
  if (parsed.isNonGeographic()) return refused('country_not_supported');
  if (!parsed.isValid()) return refused('invalid_number');
  const { country } = parsed;
  if (country === undefined) return refused('country_not_supported');
  if (!RECEIVING.has(parsed.getType() ?? '')) return refused('not_mobile');
  return { ok: true, number: parsed.number, country };
}

function refused(code: NumberFault): ParsedNumber {
  return { ok: false, code };
}

/** Whether numbers of such a country exist: ISO 3166-1, and `XK`, which is none of it and has some. */
export function hasNumbers(country: string): boolean {
  return isSupportedCountry(country);
}
