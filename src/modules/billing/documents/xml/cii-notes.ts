import { businessCaseOf } from './business-case.js';
import { type FrozenDocument, sellerOf, vatOf } from './frozen-document.js';
import { DEBITS_OPTION, paymentConditions } from './payment-conditions.table.js';
import { element, optional, type XmlElement } from './xml-element.js';

/** VAT that France collects; a seller may have chosen to owe it when he bills instead of when he is paid. */
const FRENCH_VAT = ['FR_METRO', 'FR_DOM', 'EU_ORIGIN'];

export function chargesFrenchVat(document: FrozenDocument): boolean {
  return FRENCH_VAT.includes(vatOf(document).treatment);
}

export function owesVatOnDebits(document: FrozenDocument): boolean {
  return chargesFrenchVat(document) && sellerOf(document).debitsOption;
}

/** Subject codes of UNTDID 4451 as XP Z12-012 uses them: each of PMD, PMT and AAB stands once (BR-FR-05, BR-FR-06). */
export function notes(document: FrozenDocument): XmlElement[] {
  const { latePenalty, recoveryFee, earlyPayment } = paymentConditions(document);
  const { language } = document;
  return [
    note(latePenalty[language], 'PMD'),
    note(recoveryFee[language], 'PMT'),
    note(earlyPayment[language], 'AAB'),
    note(businessCaseOf(document) ?? '', 'BAR'),
    ...[...mentions(document), document.reason ?? ''].map((text) => note(text)),
  ].filter((written) => written !== null);
}

/** A reason for no VAT stands beside the VAT itself; what else the law wants said about VAT stands in notes. */
function mentions(document: FrozenDocument): string[] {
  const reason = vatOf(document).category === 'S' ? null : vatOf(document).legalMention;
  const others = document.legalMentions.filter((text) => text !== reason);
  return owesVatOnDebits(document) ? [...others, DEBITS_OPTION[document.language]] : others;
}

function note(text: string, subject?: string): XmlElement | null {
  const content = optional('ram:Content', text);
  return content === null ? null : element('ram:IncludedNote', [content, optional('ram:SubjectCode', subject)]);
}
