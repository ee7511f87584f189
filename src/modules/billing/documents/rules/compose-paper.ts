import type { Bill } from '../../invoices/index.js';
import { billTotals, total } from './bill-tables.js';
import { DEBITS_OPTION } from '../xml/debits-option.table.js';
import type { FrozenDocument } from '../xml/frozen-document.js';
import { paymentStanding } from '../xml/payment-standing.js';
import { owesVatOnDebits } from '../xml/cii-notes.js';
import { bankFacts, billFacts, fact, paperFrame } from './bill-words.js';
import { HEADLINES, NOTES } from './document-notes.table.js';
import { LABELS } from './document-texts.table.js';
import { filled, writtenAmount, writtenDate } from './figures.js';
import type { Frozen, FrozenProForma, FrozenPurchaseOrder, FrozenQuote, PrintedSeller } from './frozen.js';
import { isSettled } from './issued-document.js';
import type { Fact, Headline, Paper, PaymentBox, Total } from './paper.js';
import { receiptPaper } from './receipt-paper.js';

/** The document that frozen content makes; pure, so the same content is always the same paper. */
export function paperOf(frozen: Frozen): Paper {
  switch (frozen.kind) {
    case 'invoice':
      return invoicePaper(frozen.content);
    case 'credit_note':
      return creditNotePaper(frozen.content);
    case 'quote':
      return quotePaper(frozen.content);
    case 'pro_forma':
      return proFormaPaper(frozen.content);
    case 'purchase_order':
      return purchaseOrderPaper(frozen.content);
    case 'deposit_receipt':
      return receiptPaper(frozen.content);
  }
}

function invoicePaper(content: FrozenDocument): Paper {
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

function creditNotePaper(content: FrozenDocument): Paper {
  const { language, precedingInvoice, reason } = content;
  const credited = precedingInvoice
    ? [
        fact(
          'creditedInvoice',
          `${precedingInvoice.number}, ${writtenDate(precedingInvoice.issueDate, language)}`,
          language,
        ),
      ]
    : [];
  return {
    ...paperFrame('credit_note', content, 'from', 'to'),
    headline: headline(content, 'credited', content.issueDate, 'done'),
    facts: [fact('issued', writtenDate(content.issueDate, language), language), ...credited, ...billFacts(content)],
    totals: billTotals(content, 'totalCredited'),
    payment: null,
    notes: [
      ...(reason ? [`${LABELS.reason[language]}${language === 'fr' ? '\u00a0' : ''}: ${reason}`] : []),
      NOTES.services[language],
      ...debitsNote(content),
    ],
  };
}

function quotePaper(content: FrozenQuote): Paper {
  const { language, issueDate, validUntil } = content;
  return {
    ...paperFrame('quote', { ...content, number: null }, 'from', 'for'),
    headline: headline(content, 'offered', validUntil, 'open'),
    facts: [
      fact('issued', writtenDate(issueDate, language), language),
      fact('validUntil', writtenDate(validUntil, language), language),
      ...billFacts(content),
    ],
    totals: billTotals(content, 'totalGross'),
    payment: null,
    notes: [NOTES.quote[language]],
  };
}

function proFormaPaper(content: FrozenProForma): Paper {
  const { language, issueDate, payBy, paymentReference } = content;
  return {
    ...paperFrame('pro_forma', content, 'from', 'for'),
    headline: headline(content, 'due', payBy, 'open'),
    facts: [
      fact('issued', writtenDate(issueDate, language), language),
      fact('payBy', writtenDate(payBy, language), language),
      ...billFacts(content),
    ],
    totals: billTotals(content, 'totalGross'),
    payment: paymentBox(content, paymentReference, payBy),
    notes: [NOTES.proForma[language]],
  };
}

function purchaseOrderPaper(content: FrozenPurchaseOrder): Paper {
  const { language, issueDate, validUntil, paymentReference } = content;
  return {
    ...paperFrame('purchase_order', content, 'orderedFrom', 'orderedBy'),
    headline: headline(content, 'ordered', issueDate, 'open'),
    facts: [
      fact('issued', writtenDate(issueDate, language), language),
      ...(validUntil ? [fact('validUntil', writtenDate(validUntil, language), language)] : []),
      ...billFacts(content),
    ],
    totals: billTotals(content, 'totalGross'),
    payment: paymentReference ? paymentBox(content, paymentReference, null) : null,
    notes: [NOTES.purchaseOrder[language]],
    signature: LABELS.signature[language],
  };
}

function headline(bill: Bill, says: keyof typeof HEADLINES, date: string, tone: Headline['tone']): Headline {
  const { gross, currency, language } = bill;
  return {
    amount: writtenAmount(gross, currency, language),
    says: filled(HEADLINES[says][language], { date: writtenDate(date, language) }),
    tone,
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

function paymentBox(bill: Bill, reference: string, by: string | null, due = bill.gross): PaymentBox {
  const { currency, language } = bill;
  return {
    title: LABELS.howToPay[language],
    facts: [
      fact('amount', writtenAmount(due, currency, language), language),
      ...(by === null ? [] : [fact('payBy', writtenDate(by, language), language)]),
      fact('reference', reference, language),
      ...bankFacts(bill.seller as PrintedSeller, language),
    ],
  };
}

function debitsNote(document: FrozenDocument): string[] {
  return owesVatOnDebits(document) ? [DEBITS_OPTION[document.language]] : [];
}

/** What becomes of who pays late or early: the sentences that the XML says too. */
function conditions({ legalNotes = [] }: FrozenDocument): string[] {
  return legalNotes.length === 0 ? [] : [legalNotes.map(({ text }) => text).join(' ')];
}
