import { COUNTRIES, POSTCODES, type Territory } from './territories.table.js';

/** Whether Finland's VAT reaches the Åland Islands; Directive art. 6 says no, Finland says yes for some services. */
export type AlandPolicy = 'outside' | 'finland';

const FINLAND: Territory = { zone: 'eu', place: 'FI' };

/** The VAT territory of an address. A postcode only matters in the places that are listed for it. */
export function territoryOf(country: string, postalCode: string | null, aland: AlandPolicy = 'outside'): Territory {
  const postcode = plainPostcode(postalCode ?? '');
  const part = POSTCODES.find((rule) => rule.country === country && rule.postcode.test(postcode));
  const { zone, place } = part ?? COUNTRIES[country] ?? { zone: 'outside', place: country };
  return place === 'AX' && aland === 'finland' ? FINLAND : { zone, place };
}

/** `D-78266`, `FI-22 100` and `9000-001` as the table has them. */
function plainPostcode(text: string): string {
  return text
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/^[A-Z]{1,2}-/, '')
    .replaceAll('-', '');
}
