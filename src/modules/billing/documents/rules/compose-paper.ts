import { formatAmount, money } from '../../../../kernel/money.js';
import type { Bill } from '../../invoices/index.js';
import { billTotals } from './bill-tables.js';
import { DEBITS_OPTION, paymentConditions } from '../xml/payment-conditions.table.js';
import type { FrozenDocument } from '../xml/frozen-document.js';
import { owesVatOnDebits } from '../xml/cii-notes.js';
import { bankFacts, billFacts, fact, paperFrame } from './bill-words.js';
import { HEADLINES, NOTES } from './document-notes.table.js';
import { LABELS } from './document-texts.table.js';
import { filled, writtenAmount, writtenDate } from './figures.js';
import type {
  Frozen,
  FrozenCreditNote,
  FrozenProForma,
  FrozenPurchaseOrder,
  FrozenQuote,
  PrintedSeller,
} from './frozen.js';
import type { Headline, Paper, PaymentBox, Total } from './paper.js';
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
  const paidOn = content.paid?.on ?? null;
  return {
    ...paperFrame('invoice', content, 'from', 'to'),
    headline:
      paidOn === null ? headline(content, 'due', content.dueDate, 'open') : headline(content, 'paid', paidOn, 'done'),
    facts: [
      fact('issued', writtenDate(content.issueDate, language), language),
      paidOn === null
        ? fact('due', writtenDate(content.dueDate, language), language)
        : fact('paidOn', writtenDate(paidOn, language), language),
      ...billFacts(content),
    ],
    totals: [...billTotals(content, 'totalGross'), ...settledTotals(content, paidOn !== null)],
    payment: paidOn === null ? paymentBox(content, content.paymentReference, content.dueDate) : null,
    notes: [NOTES.services[language], ...debitsNote(content), ...conditions(content)],
  };
}

function creditNotePaper(content: FrozenCreditNote): Paper {
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

/** An invoice is paid whole or not at all when it is issued; what comes later is on no invoice. */
function settledTotals({ gross, currency, language }: FrozenDocument, paid: boolean): Total[] {
  const row = (label: string, amount: string, strong = false): Total => ({
    label,
    amount: writtenAmount(amount, currency, language),
    strong,
  });
  const left = row(LABELS.left[language], paid ? formatAmount(money(0, currency)) : gross, true);
  return paid ? [row(LABELS.paid[language], gross), left] : [left];
}

function paymentBox(bill: Bill, reference: string, by: string | null): PaymentBox {
  const { gross, currency, language } = bill;
  return {
    title: LABELS.howToPay[language],
    facts: [
      fact('amount', writtenAmount(gross, currency, language), language),
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
function conditions(document: FrozenDocument): string[] {
  const { latePenalty, recoveryFee, earlyPayment } = paymentConditions(document);
  const { language } = document;
  return [[latePenalty, recoveryFee, earlyPayment].map((texts) => texts[language]).join(' ')];
}
