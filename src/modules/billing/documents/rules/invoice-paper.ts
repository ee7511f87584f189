import { owesVatOnDebits } from '../xml/cii-notes.js';
import { DEBITS_OPTION } from '../xml/debits-option.table.js';
import type { FrozenDocument } from '../xml/frozen-document.js';
import { paymentStanding } from '../xml/payment-standing.js';
import { billTotals, total } from './bill-tables.js';
import { billFacts, fact, headline, paperFrame, paymentBox } from './bill-words.js';
import { NOTES } from './document-notes.table.js';
import { writtenDate } from './figures.js';
import { isSettled } from './issued-document.js';
import type { Fact, Paper, Total } from './paper.js';

export function invoicePaper(content: FrozenDocument): Paper {
  const { language } = content;
  const { due } = paymentStanding(content);
  const paidOn = isSettled(content) ? (content.paid?.on ?? null) : null;
  return {
    ...paperFrame('invoice', content, 'from', 'to'),
    headline:
      paidOn === null
        ? headline({ ...content, gross: due }, 'due', content.dueDate, 'open')
        : headline(content, 'paid', paidOn, 'done'),
    facts: [
      fact('issued', writtenDate(content.issueDate, language), language),
      paidOn === null
        ? fact('due', writtenDate(content.dueDate, language), language)
        : fact('paidOn', writtenDate(paidOn, language), language),
      ...replacedFact(content),
      ...billFacts(content),
    ],
    totals: [...billTotals(content, 'totalGross'), ...settledTotals(content)],
    payment: paidOn === null ? paymentBox(content, content.paymentReference, content.dueDate, due) : null,
    notes: [NOTES.services[language], ...debitsNote(content), ...conditions(content)],
  };
}

/** What was paid before or at the issue, and what is left; what comes later is on no invoice. */
function settledTotals(document: FrozenDocument): Total[] {
  const { currency, language } = document;
  const { prepaid, due } = paymentStanding(document);
  const paid = prepaid === null ? [] : [total('paid', prepaid, currency, language)];
  return [...paid, total('left', due, currency, language, true)];
}

/** An invoice that was issued instead of a credited one. */
function replacedFact({ precedingInvoice, language }: FrozenDocument): Fact[] {
  if (!precedingInvoice) return [];
  const { number, issueDate } = precedingInvoice;
  return [fact('replaces', `${number}, ${writtenDate(issueDate, language)}`, language)];
}

export function debitsNote(document: FrozenDocument): string[] {
  return owesVatOnDebits(document) ? [DEBITS_OPTION[document.language]] : [];
}

/** What becomes of who pays late or early: the sentences that the XML says too. */
function conditions({ legalNotes = [] }: FrozenDocument): string[] {
  return legalNotes.length === 0 ? [] : [legalNotes.map(({ text }) => text).join(' ')];
}
