import { wireId } from '../../../../kernel/ids.js';
import { money, toWireMoney } from '../../../../kernel/money.js';
import type { CreditNoteEntity } from '../data/credit-note.entity.js';
import type { CreditNoteView, StaffCreditNoteView } from './credit-notes.dto.js';
import { presentContent } from './invoices.presenter.js';

/** Nothing is ever due on a credit note; what it gave back counts as paid. */
export function presentCreditNote(creditNote: CreditNoteEntity): CreditNoteView {
  const { id, invoiceId, content, currency, refund, refundedMinor } = creditNote;
  const refunded = toWireMoney(money(refundedMinor, currency));
  return {
    id: wireId('crn', id),
    number: content.number,
    status: 'issued',
    ...presentContent(content),
    amountPaid: refunded,
    amountDue: toWireMoney(money(0, currency)),
    invoiceId: wireId('inv', invoiceId),
    invoiceNumber: content.precedingInvoice?.number ?? '',
    invoiceDate: content.precedingInvoice?.issueDate ?? '',
    reason: content.reason ?? '',
    refund,
    refunded,
  };
}

export function presentCreditNoteToStaff(creditNote: CreditNoteEntity): StaffCreditNoteView {
  return { ...presentCreditNote(creditNote), accountId: wireId('acc', creditNote.accountId) };
}
