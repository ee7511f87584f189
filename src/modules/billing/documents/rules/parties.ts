import type { Language } from '../../../../kernel/texts.js';
import { type Label, LABELS } from './document-texts.table.js';
import { NOTES } from './document-notes.table.js';
import { filled, writtenAmount, writtenSiren } from './figures.js';
import type { PrintedAddress, PrintedCustomer, PrintedSeller } from './frozen.js';
import type { Party } from './paper.js';

/** Both numbers stand on the paper whenever they are known, also where the XML must leave them out (category O). */
export function sellerParty(seller: PrintedSeller, label: Label, language: Language): Party {
  return {
    label: LABELS[label][language],
    name: seller.legalName,
    lines: [
      ...addressLines(seller.address, seller.address.country, language),
      ...said('vatNumber', seller.vatNumber, language),
    ],
  };
}

export function customerParty(customer: PrintedCustomer, label: Label, language: Language): Party {
  const siren = customer.siren ? [`SIREN ${writtenSiren(customer.siren)}`] : [];
  return {
    label: LABELS[label][language],
    name: customer.name,
    lines: [
      ...addressLines(customer.address, customer.country, language),
      ...siren,
      ...said('vatNumber', customer.vatNumber, language),
      ...said('taxNumber', customer.taxNumber, language),
    ],
  };
}

/** What the law wants on every page of a company (Code de commerce, R123-237 and R123-238). */
export function companyFooter(seller: PrintedSeller, language: Language): string[] {
  const { legalName, legalForm, shareCapital, address, siren, rcsCity } = seller;
  const capital =
    legalForm && shareCapital
      ? filled(NOTES.company[language], {
          form: legalForm,
          capital: writtenAmount(shareCapital.amount, shareCapital.currency, language),
        })
      : (legalForm ?? null);
  const seat = addressLines(address, address.country, language).join(', ');
  const register = siren ? [`SIREN ${writtenSiren(siren)}${rcsCity ? ` RCS ${rcsCity}` : ''}`] : [];
  return [
    [legalName, capital].filter((text) => text !== null).join(', '),
    [seat, ...register, ...said('vatNumber', seller.vatNumber, language)].join(' · '),
  ];
}

export function countryName(code: string, language: Language): string {
  // Northern Ireland has a code for VAT only.
  return new Intl.DisplayNames(language, { type: 'region' }).of(code === 'XI' ? 'GB' : code) ?? code;
}

function addressLines(address: PrintedAddress, country: string, language: Language): string[] {
  const { line1, line2, postalCode, city, region } = address;
  const place = [postalCode, city].filter(Boolean).join(' ');
  return [line1, line2, place, region, countryName(country, language)].filter((line): line is string => Boolean(line));
}

function said(label: Label, value: string | null | undefined, language: Language): string[] {
  return value ? [`${LABELS[label][language]} ${value}`] : [];
}
