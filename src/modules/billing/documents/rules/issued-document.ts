import type { InvoiceContent, IssuedInvoice } from '../../invoices/index.js';
import type { FrozenDocument } from '../xml/frozen-document.js';
import type { FrozenCreditNote } from './frozen.js';

/** What an invoice's PDF and XML say. What comes in after its issue changes neither. */
export function invoiceDocument(
  { content, paymentKind }: Pick<IssuedInvoice, 'content' | 'paymentKind'>,
  deliveredTo: string | null,
): FrozenDocument {
  const paid = paidAtIssue(content);
  return { ...content, typeCode: '380', paid: paid && { ...paid, kind: paymentKind }, deliveredTo };
}

/** Where what had been paid went is on the note, and never changes. */
export function creditNoteDocument(
  { content, refund }: { content: InvoiceContent; refund: string },
  deliveredTo: string | null,
): FrozenCreditNote {
  return { ...content, typeCode: '381', paid: content.paid ?? null, deliveredTo, refund };
}

/** Invoices of old do not say it, but whoever paid at once has one that is due on its own day. */
function paidAtIssue(content: InvoiceContent): { amount: string; on: string } | null {
  if (content.paid !== undefined) return content.paid;
  return content.dueDate === content.issueDate ? { amount: content.gross, on: content.issueDate } : null;
}

/** Whether nothing was left to pay when it was issued. */
export function isSettled({ gross, paid }: Pick<FrozenDocument, 'gross' | 'paid'>): boolean {
  return paid !== null && paid.amount === gross;
}
