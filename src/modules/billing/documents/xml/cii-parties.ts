import { businessCaseOf, electronicAddressOf } from './business-case.js';
import { countryCode } from './cii-values.js';
import {
  customerOf,
  type FrozenCustomer,
  type FrozenDocument,
  type FrozenSeller,
  isOutsideVat,
  sellerOf,
} from './frozen-document.js';
import { element, optional, type XmlElement } from './xml-element.js';

const SIREN_SCHEME = { schemeID: '0002' };
const SIRET_SCHEME = { schemeID: '0009' };

export function sellerParty(document: FrozenDocument): XmlElement {
  const seller = sellerOf(document);
  return element('ram:SellerTradeParty', [
    element('ram:Name', seller.legalName),
    element('ram:Description', legalStanding(seller)),
    element('ram:SpecifiedLegalOrganization', [element('ram:ID', seller.siren, SIREN_SCHEME)]),
    postalAddress({ ...seller.address, region: null }),
    uri(seller.siren, '0225'),
    vatRegistration(document, seller.vatNumber),
  ]);
}

/** Legal form, capital and register, which the Code de commerce wants on every invoice, in words of no language. */
function legalStanding({ legalForm, shareCapital, rcsCity, siren }: FrozenSeller): string {
  const capital = shareCapital ? [`capital ${shareCapital.amount} ${shareCapital.currency}`] : [];
  return [legalForm, ...capital, `RCS ${rcsCity} ${siren}`].join(', ');
}

export function buyerParty(document: FrozenDocument): XmlElement {
  const customer = customerOf(document);
  const address = electronicAddressOf(document);
  return element('ram:BuyerTradeParty', [
    optional('ram:GlobalID', siretOf(customer), SIRET_SCHEME),
    element('ram:Name', customer.name),
    registration(document, customer),
    postalAddress({ ...customer.address, country: customer.country }),
    address === null ? null : uri(address.address, address.scheme),
    vatRegistration(document, customer.vatNumber),
  ]);
}

function registration(document: FrozenDocument, { siren, taxNumber }: FrozenCustomer): XmlElement | null {
  if (siren !== null) return element('ram:SpecifiedLegalOrganization', [element('ram:ID', siren, SIREN_SCHEME)]);
  const id = businessCaseOf(document) === 'B2BINT' ? optional('ram:ID', taxNumber) : null;
  return id === null ? null : element('ram:SpecifiedLegalOrganization', [id]);
}

/** Chorus Pro knows public bodies by their SIRET, which some write into the field for other numbers. */
function siretOf({ siren, taxNumber }: FrozenCustomer): string | null {
  const digits = (taxNumber ?? '').replace(/\s/g, '');
  return siren !== null && /^\d{14}$/.test(digits) && digits.startsWith(siren) ? digits : null;
}

/** No VAT numbers where VAT does not reach (BR-O-02): the parties are known by their registers there. */
function vatRegistration(document: FrozenDocument, vatNumber: string | null): XmlElement | null {
  const id = isOutsideVat(document) ? null : optional('ram:ID', vatNumber, { schemeID: 'VA' });
  return id === null ? null : element('ram:SpecifiedTaxRegistration', [id]);
}

type Address = FrozenCustomer['address'] & { country: string };

function postalAddress({ line1, line2, postalCode, city, region, country }: Address): XmlElement {
  return element('ram:PostalTradeAddress', [
    optional('ram:PostcodeCode', postalCode),
    optional('ram:LineOne', line1),
    optional('ram:LineTwo', line2),
    optional('ram:CityName', city),
    element('ram:CountryID', countryCode(country)),
    optional('ram:CountrySubDivisionName', region),
  ]);
}

function uri(address: string, scheme: string): XmlElement {
  return element('ram:URIUniversalCommunication', [element('ram:URIID', address, { schemeID: scheme })]);
}
