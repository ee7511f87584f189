import { addLocalDays } from '../../../../kernel/time/calendar.js';
import { isFrenchVat, owesVatOnDebits } from './cii-notes.js';
import { paymentMeans } from './cii-payment-means.js';
import { dateTime, formattedDateTime } from './cii-values.js';
import type { FrozenDocument } from './frozen-document.js';
import { paymentStanding } from './payment-standing.js';
import { element, optional, type XmlElement } from './xml-element.js';

export function settlement(document: FrozenDocument): XmlElement {
  return element('ram:ApplicableHeaderTradeSettlement', [
    optional('ram:PaymentReference', document.paymentReference),
    element('ram:InvoiceCurrencyCode', document.currency),
    paymentMeans(document),
    ...document.vatBreakdown.map((group) => tax(document, group)),
    supplyPeriod(document),
    element('ram:SpecifiedTradePaymentTerms', [dateTime('ram:DueDateDateTime', paymentStanding(document).dueDate)]),
    totals(document),
    precedingInvoice(document),
  ]);
}

function tax(document: FrozenDocument, group: FrozenDocument['vatBreakdown'][number]): XmlElement {
  const { vatAmount, net, category, vatRate, vatexCode, legalMention } = group;
  const taxed = category === 'S';
  return element('ram:ApplicableTradeTax', [
    element('ram:CalculatedAmount', vatAmount),
    element('ram:TypeCode', 'VAT'),
    taxed ? null : optional('ram:ExemptionReason', legalMention),
    element('ram:BasisAmount', net),
    element('ram:CategoryCode', category),
    taxed ? null : optional('ram:ExemptionReasonCode', vatexCode),
    isFrenchVat(group) ? element('ram:DueDateTypeCode', taxPoint(document)) : null,
    category === 'O' ? null : element('ram:RateApplicablePercent', vatRate),
  ]);
}

/** UNTDID 2475: France's VAT on services is due when they are paid (72), or with the invoice (5) if the seller chose so. */
function taxPoint(document: FrozenDocument): string {
  return owesVatOnDebits(document) ? '5' : '72';
}

/** Both days belong to the period; ours end before their end. */
function supplyPeriod({ supplyPeriod: period }: FrozenDocument): XmlElement | null {
  if (period === null) return null;
  const last = addLocalDays(period.end, -1);
  return element('ram:BillingSpecifiedPeriod', [
    dateTime('ram:StartDateTime', period.start),
    dateTime('ram:EndDateTime', last < period.start ? period.start : last),
  ]);
}

function totals(document: FrozenDocument): XmlElement {
  const { prepaid, due } = paymentStanding(document);
  return element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    element('ram:LineTotalAmount', document.net),
    element('ram:TaxBasisTotalAmount', document.net),
    element('ram:TaxTotalAmount', document.vatAmount, { currencyID: document.currency }),
    element('ram:GrandTotalAmount', document.gross),
    optional('ram:TotalPrepaidAmount', prepaid),
    element('ram:DuePayableAmount', due),
  ]);
}

function precedingInvoice({ precedingInvoice: invoice }: FrozenDocument): XmlElement | null {
  if (!invoice) return null;
  return element('ram:InvoiceReferencedDocument', [
    element('ram:IssuerAssignedID', invoice.number),
    formattedDateTime('ram:FormattedIssueDateTime', invoice.issueDate),
  ]);
}
