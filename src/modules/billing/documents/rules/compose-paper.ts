import { billTotals } from './bill-tables.js';
import { billFacts, fact, headline, paperFrame, paymentBox } from './bill-words.js';
import { creditNotePaper } from './credit-note-paper.js';
import { NOTES } from './document-notes.table.js';
import { LABELS } from './document-texts.table.js';
import { writtenDate } from './figures.js';
import type { Frozen, FrozenProForma, FrozenPurchaseOrder, FrozenQuote } from './frozen.js';
import { invoicePaper } from './invoice-paper.js';
import type { Paper } from './paper.js';
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
    headline: validUntil
      ? headline(content, 'offered', validUntil, 'open')
      : headline(content, 'ordered', issueDate, 'open'),
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
