import { type FrozenDocument, vatOfLine } from './frozen-document.js';
import { element, type XmlElement } from './xml-element.js';

/** UN/ECE recommendation 20: one, a thing that is counted. */
const COUNTED = { unitCode: 'C62' };

type Line = FrozenDocument['lines'][number];

export function lines(document: FrozenDocument): XmlElement[] {
  return document.lines.map((line, index) => lineItem(document, positivelyPriced(line), index + 1));
}

/** A price is never negative (BR-27): what is given back is a negative number of things. */
function positivelyPriced(line: Line): Line {
  if (!line.unitPrice.startsWith('-')) return line;
  return { ...line, unitPrice: line.unitPrice.slice(1), quantity: -line.quantity };
}

function lineItem(document: FrozenDocument, line: Line, position: number): XmlElement {
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [element('ram:LineID', String(position))]),
    element('ram:SpecifiedTradeProduct', [element('ram:Name', line.description)]),
    element('ram:SpecifiedLineTradeAgreement', [
      element('ram:NetPriceProductTradePrice', [element('ram:ChargeAmount', line.unitPrice)]),
    ]),
    element('ram:SpecifiedLineTradeDelivery', [element('ram:BilledQuantity', String(line.quantity), COUNTED)]),
    element('ram:SpecifiedLineTradeSettlement', [
      lineTax(document, line),
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', [element('ram:LineTotalAmount', line.net)]),
    ]),
  ]);
}

function lineTax(document: FrozenDocument, line: Line): XmlElement {
  const { category, vatRate } = vatOfLine(document, line);
  return element('ram:ApplicableTradeTax', [
    element('ram:TypeCode', 'VAT'),
    element('ram:CategoryCode', category),
    category === 'O' ? null : element('ram:RateApplicablePercent', vatRate),
  ]);
}
