import { isSEPACountry } from 'ibantools';
import { customerOf, type FrozenDocument, sellerOf } from './frozen-document.js';
import { paymentStanding } from './payment-standing.js';
import { element, optional, type XmlElement } from './xml-element.js';

/** UNTDID 4461: bank card, online payment service, SEPA direct debit, offset against money that lay here already. */
const MEANS_OF_KIND: Record<string, string> = { card: '48', paypal: '68', direct_debit: '59', prepaid: '97' };
const KINDS_OF_TRANSFER = ['bank_transfer', 'purchase_order', 'admin_mandate'];
const SEPA_TRANSFER = '58';
const TRANSFER = '30';

/** How it was paid, as far as that is known, or how it can be: by transfer. A credit note asks for nothing. */
export function paymentMeans(document: FrozenDocument): XmlElement | null {
  if (document.typeCode === '381') return null;
  const kind = document.paid?.kind ?? '';
  if (!paymentStanding(document).settled || KINDS_OF_TRANSFER.includes(kind)) return transfer(document);
  const code = MEANS_OF_KIND[kind];
  return code === undefined ? null : means(code, []);
}

/** To the account that it names (BR-50). */
function transfer(document: FrozenDocument): XmlElement | null {
  const { bankAccount } = sellerOf(document);
  if (!bankAccount) return null;
  const institution = optional('ram:BICID', bankAccount.bic);
  return means(isSEPACountry(customerOf(document).country) ? SEPA_TRANSFER : TRANSFER, [
    element('ram:PayeePartyCreditorFinancialAccount', [
      element('ram:IBANID', bankAccount.iban),
      optional('ram:AccountName', bankAccount.holder),
    ]),
    institution === null ? null : element('ram:PayeeSpecifiedCreditorFinancialInstitution', [institution]),
  ]);
}

function means(code: string, where: (XmlElement | null)[]): XmlElement {
  return element('ram:SpecifiedTradeSettlementPaymentMeans', [element('ram:TypeCode', code), ...where]);
}
