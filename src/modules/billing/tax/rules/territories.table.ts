/** How VAT law sees a place. */
export type Zone = 'fr_metro' | 'fr_dom' | 'fr_dom_out' | 'eu' | 'outside';

export interface Territory {
  zone: Zone;
  /** Country or region whose VAT (or absence of it) applies: `DE`, `PT-30`, `FR-DOM`, `ES-CN`. */
  place: string;
}

export interface PostcodeRule extends Territory {
  country: string;
  /** Against the postcode without spaces and country letters. The first match of a country counts. */
  postcode: RegExp;
}

/** Member states except France. */
const MEMBER_STATES = 'AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** What the country says by itself. All that is not listed lies outside. */
export const COUNTRIES: Record<string, Territory> = {
  ...Object.fromEntries(MEMBER_STATES.map((place): [string, Territory] => [place, { zone: 'eu', place }])),
  FR: { zone: 'fr_metro', place: 'FR' },
  // Convention of 18 May 1963: Monaco applies French VAT.
  MC: { zone: 'fr_metro', place: 'MC' },
  // BOI-TVA-GEO-20: no third territories for services; the rates of CGI art. 296.
  GP: { zone: 'fr_dom', place: 'GP' },
  MQ: { zone: 'fr_dom', place: 'MQ' },
  RE: { zone: 'fr_dom', place: 'RE' },
  // CGI art. 294, 1: VAT does not apply for the time being.
  GF: { zone: 'fr_dom_out', place: 'GF' },
  YT: { zone: 'fr_dom_out', place: 'YT' },
};

const outside = (country: string, postcode: RegExp, place: string): PostcodeRule => ({
  country,
  postcode,
  zone: 'outside',
  place,
});

/**
 * Parts of countries that VAT law treats otherwise (Directive 2006/112/EC, art. 6 and 7). Saint-Barthélemy and
 * Saint-Martin stand first: their old postcodes begin like Guadeloupe's. Italian codes of before 2020 are shared with
 * places on the mainland and therefore missing. Jungholz and Mittelberg pay Austria's ordinary rate on services.
 */
export const POSTCODES: readonly PostcodeRule[] = [
  outside('FR', /^(97133|977\d\d)$/, 'BL'),
  outside('FR', /^(97150|978\d\d)$/, 'MF'),
  outside('FR', /^975\d\d$/, 'PM'),
  outside('FR', /^984\d\d$/, 'TF'),
  outside('FR', /^986\d\d$/, 'WF'),
  outside('FR', /^987\d\d$/, 'PF'),
  outside('FR', /^988\d\d$/, 'NC'),
  { country: 'FR', postcode: /^971\d\d$/, zone: 'fr_dom', place: 'GP' },
  { country: 'FR', postcode: /^972\d\d$/, zone: 'fr_dom', place: 'MQ' },
  { country: 'FR', postcode: /^974\d\d$/, zone: 'fr_dom', place: 'RE' },
  { country: 'FR', postcode: /^973\d\d$/, zone: 'fr_dom_out', place: 'GF' },
  { country: 'FR', postcode: /^976\d\d$/, zone: 'fr_dom_out', place: 'YT' },
  { country: 'FR', postcode: /^980\d\d$/, zone: 'fr_metro', place: 'MC' },
  outside('GP', /^(97133|977\d\d)$/, 'BL'),
  outside('GP', /^(97150|978\d\d)$/, 'MF'),
  outside('ES', /^(35|38)\d{3}$/, 'ES-CN'),
  outside('ES', /^51\d{3}$/, 'ES-CE'),
  outside('ES', /^52\d{3}$/, 'ES-ML'),
  outside('IT', /^23041$/, 'IT-LIVIGNO'),
  outside('IT', /^22061$/, 'IT-CAMPIONE'),
  outside('DE', /^78266$/, 'DE-BUESINGEN'),
  outside('DE', /^27498$/, 'DE-HELGOLAND'),
  outside('GR', /^6308[67]$/, 'GR-69'),
  outside('FI', /^22\d{3}$/, 'AX'),
  { country: 'PT', postcode: /^9[0-4]\d\d(\d{3})?$/, zone: 'eu', place: 'PT-30' },
  { country: 'PT', postcode: /^9[5-9]\d\d(\d{3})?$/, zone: 'eu', place: 'PT-20' },
  // The Windsor Framework covers goods only: for services Northern Ireland is as far away as London.
  outside('GB', /^BT\d/, 'XI'),
];
