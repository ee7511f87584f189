import { passesLuhn, vatKeyOfSiren } from './siren.js';
import { OTHER_VAT_NUMBER_SYNTAX, PREFIX_OF_COUNTRY, VAT_NUMBER_SYNTAX } from './vat-number-syntax.table.js';

/** A VAT number in its one written form: `DE136695976`. */
export interface VatNumber {
  text: string;
  /** As VIES has it: `EL` for Greece, `XI` for Northern Ireland. */
  prefix: string;
  body: string;
  /** ISO code of the country that gave it. */
  country: string;
  /** Whether VIES can be asked. */
  inVies: boolean;
}

/**
 * Reads a number as people write it: any case, with spaces, dots, dashes and slashes, with or without prefix, `GR` for
 * `EL`, Belgian numbers without their leading zero. Null when no country has numbers like that. Countries outside VIES
 * whose numbers we do not know keep theirs as proof of business, unjudged.
 */
export function readVatNumber(text: string, billingCountry: string): VatNumber | null {
  const plain = text.toUpperCase().replace(/[\s./-]/g, '');
  const { prefix, body } = splitPrefix(plain, billingCountry);
  const known = VAT_NUMBER_SYNTAX[prefix] ?? OTHER_VAT_NUMBER_SYNTAX[prefix];
  const normal = prefix === 'BE' && /^\d{9}$/.test(body) ? `0${body}` : body;
  if (known ? !known.test(normal) : !/^[A-Z0-9]{4,20}$/.test(normal)) return null;
  if (prefix === 'FR' && !hasFrenchKey(normal)) return null;
  const country = countryOfPrefix(prefix);
  return { text: prefix + normal, prefix, body: normal, country, inVies: prefix in VAT_NUMBER_SYNTAX };
}

function splitPrefix(plain: string, billingCountry: string): { prefix: string; body: string } {
  if (plain.startsWith('CHE')) return { prefix: 'CHE', body: plain.slice(3) };
  const first = plain.slice(0, 2) === 'GR' ? 'EL' : plain.slice(0, 2);
  const own = PREFIX_OF_COUNTRY[billingCountry] ?? billingCountry;
  const named = first in VAT_NUMBER_SYNTAX || first in OTHER_VAT_NUMBER_SYNTAX || first === own;
  return named ? { prefix: first, body: plain.slice(2) } : { prefix: own, body: plain };
}

function countryOfPrefix(prefix: string): string {
  if (prefix === 'EL') return 'GR';
  return prefix === 'CHE' ? 'CH' : prefix;
}

/**
 * The numeric key follows from the SIREN, so a wrong one cannot exist. Keys with letters are newer and have no public
 * rule; Monaco's numbers begin with 000 and are no SIREN, but have the key.
 */
function hasFrenchKey(body: string): boolean {
  const [key, siren] = [body.slice(0, 2), body.slice(2)];
  if (!/^\d{2}$/.test(key)) return true;
  return vatKeyOfSiren(siren) === key && (siren.startsWith('000') || passesLuhn(siren));
}
