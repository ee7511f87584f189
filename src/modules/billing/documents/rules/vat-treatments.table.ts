import type { Texts } from '../../../../kernel/texts.js';

const FRENCH: Texts = {
  en: 'French VAT',
  fr: 'TVA française',
  de: 'Französische Umsatzsteuer',
  es: 'IVA francés',
  it: 'IVA francese',
};
const OUTSIDE: Texts = {
  en: 'Outside the scope of French VAT',
  fr: 'Hors champ de la TVA française',
  de: 'Nicht in Frankreich steuerbar',
  es: 'No sujeto al IVA francés',
  it: 'Fuori campo dell’IVA francese',
};
const EXEMPT: Texts = {
  en: 'Exempt from VAT',
  fr: 'Exonéré de TVA',
  de: 'Von der Umsatzsteuer befreit',
  es: 'Exento de IVA',
  it: 'Esente da IVA',
};

/** How a group of lines is taxed, in the words of the VAT table. `{country}` is where a foreign VAT belongs. */
const TREATMENTS: Readonly<Record<string, Texts>> = {
  FR_METRO: FRENCH,
  FR_DOM: {
    en: 'French VAT, overseas rate',
    fr: 'TVA française, taux outre-mer',
    de: 'Französische Umsatzsteuer, Überseesatz',
    es: 'IVA francés, tipo de ultramar',
    it: 'IVA francese, aliquota oltremare',
  },
  FR_DOM_OUT: OUTSIDE,
  OUT_B2B: OUTSIDE,
  OUT_B2C: OUTSIDE,
  EU_RC: {
    en: 'Autoliquidation (reverse charge)',
    fr: 'Autoliquidation',
    de: 'Autoliquidation (Reverse Charge)',
    es: 'Autoliquidation (inversión del sujeto pasivo)',
    it: 'Autoliquidation (inversione contabile)',
  },
  EU_ORIGIN: FRENCH,
  EU_OSS: {
    en: 'VAT: {country} (OSS)',
    fr: 'TVA : {country} (OSS)',
    de: 'Umsatzsteuer: {country} (OSS)',
    es: 'IVA: {country} (OSS)',
    it: 'IVA: {country} (OSS)',
  },
  EXEMPT_CERT: EXEMPT,
  FRANCHISE: EXEMPT,
};

/** A treatment that came after this table is named by itself. */
export function treatmentTexts(treatment: string): Texts | null {
  return TREATMENTS[treatment] ?? null;
}
