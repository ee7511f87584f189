import { businessCaseOf } from './business-case.js';
import { type FrozenDocument, sellerOf } from './frozen-document.js';
import { DEBITS_OPTION } from './debits-option.table.js';
import { element, optional, type XmlElement } from './xml-element.js';

/** VAT that France collects; a seller may have chosen to owe it when he bills instead of when he is paid. */
const FRENCH_VAT = ['FR_METRO', 'FR_DOM', 'EU_ORIGIN'];

export function isFrenchVat({ treatment }: { treatment: string }): boolean {
  return FRENCH_VAT.includes(treatment);
}

export function owesVatOnDebits(document: FrozenDocument): boolean {
  return document.vatBreakdown.some(isFrenchVat) && sellerOf(document).debitsOption;
}

/** Subject codes of UNTDID 4451 as XP Z12-012 uses them: each of PMD, PMT and AAB stands once (BR-FR-05, BR-FR-06). */
export function notes(document: FrozenDocument): XmlElement[] {
  return [
    ...(document.legalNotes ?? []).map(({ code, text }) => note(text, code)),
    note(businessCaseOf(document) ?? '', 'BAR'),
    ...mentions(document).map((text) => note(text)),
    note(owesVatOnDebits(document) ? DEBITS_OPTION[document.language] : ''),
    note(document.reason ?? ''),
  ].filter((written) => written !== null);
}

/** A reason for no VAT stands beside the VAT itself; what else the law wants said about VAT stands in notes. */
function mentions({ vatBreakdown, legalMentions }: FrozenDocument): string[] {
  const reasons = vatBreakdown.filter(({ category }) => category !== 'S').map(({ legalMention }) => legalMention);
  return legalMentions.filter((text) => !reasons.includes(text));
}

function note(text: string, subject?: string): XmlElement | null {
  const content = optional('ram:Content', text);
  return content === null ? null : element('ram:IncludedNote', [content, optional('ram:SubjectCode', subject)]);
}
