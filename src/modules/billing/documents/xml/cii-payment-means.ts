import { isSEPACountry } from 'ibantools';
import { customerOf, type FrozenDocument, sellerOf } from './frozen-document.js';
import { paymentStanding } from './payment-standing.js';
import { element, optional, type XmlElement } from './xml-element.js';

/** UNTDID 4461: bank card, online payment service, SEPA direct debit, offset against money that lay here already. */
const MEANS_OF_KIND: Record<string, string> = { card: '48', paypal: '68', direct_debit: '59', prepaid: '97' };
const SEPA_TRANSFER = '58';
const TRANSFER = '30';

/** How it was paid, or how it can be: by transfer, to the account that it names. A credit note asks for nothing. */
export function paymentMeans(document: FrozenDocument): XmlElement | null {
  if (document.typeCode === '381') return null;
  const code = document.paid && paymentStanding(document).settled ? MEANS_OF_KIND[document.paid.kind ?? ''] : undefined;
  if (code === undefined) return transfer(document);
  return element('ram:SpecifiedTradeSettlementPaymentMeans', [element('ram:TypeCode', code)]);
}

function transfer(document: FrozenDocument): XmlElement {
  const { iban, holder, bic } = sellerOf(document).bankAccount;
  const code = isSEPACountry(customerOf(document).country) ? SEPA_TRANSFER : TRANSFER;
  const institution = optional('ram:BICID', bic);
  return element('ram:SpecifiedTradeSettlementPaymentMeans', [
    element('ram:TypeCode', code),
    element('ram:PayeePartyCreditorFinancialAccount', [
      element('ram:IBANID', iban),
      optional('ram:AccountName', holder),
    ]),
    institution === null ? null : element('ram:PayeeSpecifiedCreditorFinancialInstitution', [institution]),
  ]);
}
