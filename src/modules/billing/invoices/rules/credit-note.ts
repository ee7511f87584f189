import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { InvoiceContent } from './bill.js';
import type { Credit } from './credit-invoice.js';

/** Where what was paid goes: nowhere when nothing was, or on to the invoice that is issued instead. */
export type RefundTo = 'none' | 'wallet' | 'payment_method' | 'new_invoice';

/** A credit note repeats its invoice's parties and words; its amounts are positive and say what is taken back. */
export function creditNoteContent(
  invoice: InvoiceContent,
  credit: Credit,
  issued: { number: string; issueDate: LocalDate; reason: string; refunded: string | null },
): InvoiceContent {
  const { number, issueDate, reason, refunded } = issued;
  const mentions = credit.vatBreakdown.flatMap(({ legalMention }) => (legalMention === null ? [] : [legalMention]));
  return {
    ...invoice,
    ...credit,
    number,
    issueDate,
    dueDate: issueDate,
    typeCode: '381',
    operation: 'services',
    paid: refunded === null ? null : { amount: refunded, on: issueDate },
    paidOn: null,
    precedingInvoice: { number: invoice.number, issueDate: invoice.issueDate },
    reason,
    legalMentions: mentions,
  };
}
