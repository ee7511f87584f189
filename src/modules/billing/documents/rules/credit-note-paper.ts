import { billTotals } from './bill-tables.js';
import { billFacts, fact, headline, paperFrame } from './bill-words.js';
import { NOTES } from './document-notes.table.js';
import { LABELS } from './document-texts.table.js';
import { filled, writtenAmount, writtenDate } from './figures.js';
import type { FrozenCreditNote } from './frozen.js';
import { debitsNote } from './invoice-paper.js';
import type { Fact, Paper } from './paper.js';

const REFUNDS: Readonly<Record<string, 'refundedToWallet' | 'refundedToMethod' | 'refundedToInvoice'>> = {
  wallet: 'refundedToWallet',
  payment_method: 'refundedToMethod',
  new_invoice: 'refundedToInvoice',
};

export function creditNotePaper(content: FrozenCreditNote): Paper {
  const { language, issueDate } = content;
  return {
    ...paperFrame('credit_note', content, 'from', 'to'),
    headline: headline(content, 'credited', issueDate, 'done'),
    facts: [
      fact('issued', writtenDate(issueDate, language), language),
      ...creditedFact(content),
      ...billFacts(content),
    ],
    totals: billTotals(content, 'totalCredited'),
    payment: null,
    notes: [...reasonNote(content), ...refundNote(content), NOTES.services[language], ...debitsNote(content)],
  };
}

function creditedFact({ precedingInvoice, language }: FrozenCreditNote): Fact[] {
  if (!precedingInvoice) return [];
  const { number, issueDate } = precedingInvoice;
  return [fact('creditedInvoice', `${number}, ${writtenDate(issueDate, language)}`, language)];
}

/** A colon has a space before it in French. */
function reasonNote({ reason, language }: FrozenCreditNote): string[] {
  return reason ? [`${LABELS.reason[language]}${language === 'fr' ? '\u00a0' : ''}: ${reason}`] : [];
}

function refundNote({ refund = 'none', paid, currency, language }: FrozenCreditNote): string[] {
  const note = REFUNDS[refund];
  if (note === undefined || paid === null) return refund === 'none' ? [NOTES.notOwed[language]] : [];
  return [filled(NOTES[note][language], { amount: writtenAmount(paid.amount, currency, language) })];
}
