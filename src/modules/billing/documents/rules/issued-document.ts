import type { IssuedInvoice } from '../../invoices/index.js';
import type { FrozenDocument } from '../xml/frozen-document.js';

/**
 * What an invoice's PDF and XML say. Whoever paid at once has an invoice that is due on its own day; what comes in later
 * changes no document.
 */
export function invoiceDocument(
  { content, paymentKind }: Pick<IssuedInvoice, 'content' | 'paymentKind'>,
  deliveredTo: string | null,
): FrozenDocument {
  const paidAtOnce = content.dueDate === content.issueDate;
  return {
    ...content,
    typeCode: '380',
    precedingInvoice: null,
    paid: paidAtOnce ? { amount: content.gross, on: content.issueDate, kind: paymentKind } : null,
    deliveredTo,
  };
}
