import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { lines } from './cii-lines.js';
import { notes } from './cii-notes.js';
import { buyerParty, sellerParty } from './cii-parties.js';
import { settlement } from './cii-settlement.js';
import { dateTime } from './cii-values.js';
import { customerOf, type FrozenDocument } from './frozen-document.js';
import { paymentStanding } from './payment-standing.js';
import { element, optional, type XmlElement, xmlOf } from './xml-element.js';

const UNCEFACT = 'urn:un:unece:uncefact:data:standard';
const NAMESPACES = {
  'xmlns:rsm': `${UNCEFACT}:CrossIndustryInvoice:100`,
  'xmlns:ram': `${UNCEFACT}:ReusableAggregateBusinessInformationEntity:100`,
  'xmlns:qdt': `${UNCEFACT}:QualifiedDataType:100`,
  'xmlns:udt': `${UNCEFACT}:UnqualifiedDataType:100`,
};
/** The profile EN 16931 of Factur-X 1.0, which is the norm without extensions. */
const PROFILE = 'urn:cen.eu:en16931:2017';

/** An invoice or credit note as UN/CEFACT Cross Industry Invoice D16B: the XML of a Factur-X, the same bytes every time. */
export function ciiOf(document: FrozenDocument): string {
  return xmlOf(
    element(
      'rsm:CrossIndustryInvoice',
      [context(document), header(document), element('rsm:SupplyChainTradeTransaction', transaction(document))],
      NAMESPACES,
    ),
  );
}

/** BT-23: services, to be paid (S1) or paid already (S2). */
function context(document: FrozenDocument): XmlElement {
  const process = paymentStanding(document).settled ? 'S2' : 'S1';
  return element('rsm:ExchangedDocumentContext', [
    element('ram:BusinessProcessSpecifiedDocumentContextParameter', [element('ram:ID', process)]),
    element('ram:GuidelineSpecifiedDocumentContextParameter', [element('ram:ID', PROFILE)]),
  ]);
}

function header(document: FrozenDocument): XmlElement {
  return element('rsm:ExchangedDocument', [
    element('ram:ID', document.number),
    element('ram:TypeCode', document.typeCode),
    dateTime('ram:IssueDateTime', document.issueDate),
    ...notes(document),
  ]);
}

function transaction(document: FrozenDocument): XmlElement[] {
  return [...lines(document), agreement(document), delivery(document), settlement(document)];
}

function agreement(document: FrozenDocument): XmlElement {
  const { serviceCode, purchaseReference } = customerOf(document);
  const order = optional('ram:IssuerAssignedID', purchaseReference);
  return element('ram:ApplicableHeaderTradeAgreement', [
    optional('ram:BuyerReference', serviceCode),
    sellerParty(document),
    buyerParty(document),
    order === null ? null : element('ram:BuyerOrderReferencedDocument', [order]),
  ]);
}

/** The schema wants the group, the profile wants it filled: with the day on which the supply begins. */
function delivery(document: FrozenDocument): XmlElement {
  return element('ram:ApplicableHeaderTradeDelivery', [
    element('ram:ActualDeliverySupplyChainEvent', [dateTime('ram:OccurrenceDateTime', supplyDate(document))]),
  ]);
}

function supplyDate({ supplyPeriod, precedingInvoice, issueDate }: FrozenDocument): LocalDate {
  return supplyPeriod?.start ?? precedingInvoice?.issueDate ?? issueDate;
}
