import { readCountry } from './countries.table.js';
import { readSiren, sirenOfVatNumber } from './siren.js';
import { readVatNumber } from './vat-number.js';

/** What somebody typed; formats of single fields are already judged. */
export interface TypedIdentity {
  country: string;
  vatNumber?: string | null;
  siren?: string | null;
}

export interface ReadIdentity {
  country: string;
  vatNumber: string | null;
  siren: string | null;
}
export interface IdentityFault {
  field: 'country' | 'vatNumber' | 'siren';
  code: 'country_unknown' | 'vat_number_malformed' | 'siren_invalid' | 'siren_not_of_vat_number';
}

/**
 * Country, VAT number and SIREN in normal form. They have to fit each other: a French VAT number contains the SIREN, so a
 * missing one is taken from there and another one is a mistake.
 */
export function readIdentity(typed: TypedIdentity): ReadIdentity | IdentityFault[] {
  const faults: IdentityFault[] = [];
  const country = readCountry(typed.country);
  if (country === null) faults.push({ field: 'country', code: 'country_unknown' });
  const number = given(typed.vatNumber) ? readVatNumber(typed.vatNumber, country ?? '') : null;
  if (given(typed.vatNumber) && number === null) faults.push({ field: 'vatNumber', code: 'vat_number_malformed' });
  const siren = given(typed.siren) ? readSiren(typed.siren) : null;
  if (given(typed.siren) && siren === null) faults.push({ field: 'siren', code: 'siren_invalid' });
  const contained = number === null ? null : sirenOfVatNumber(number.text);
  if (siren !== null && contained !== null && siren !== contained) {
    faults.push({ field: 'siren', code: 'siren_not_of_vat_number' });
  }
  if (country === null || faults.length > 0) return faults;
  return { country, vatNumber: number?.text ?? null, siren: siren ?? contained };
}

function given(text: string | null | undefined): text is string {
  return text !== undefined && text !== null && text.trim() !== '';
}
