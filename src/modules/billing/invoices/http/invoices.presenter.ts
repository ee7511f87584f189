import { wireId } from '../../../../kernel/ids.js';
import { money, toWireMoney } from '../../../../kernel/money.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import type { InvoiceContent } from '../rules/bill.js';
import { dueOf } from '../rules/invoice-balance.js';
import type { PaidInvoice } from '../use-cases/pay-invoice.js';
import type { SettledInvoice } from '../use-cases/settle-invoice.js';
import type {
  BookedPaymentView,
  DocumentView,
  InvoicePaymentView,
  InvoiceView,
  StaffInvoiceView,
} from './invoices.dto.js';

/** What a document says for ever. */
export function presentContent(content: InvoiceContent): Omit<DocumentView, 'amountPaid' | 'amountDue'> {
  const amount = (text: string) => ({ amount: text, currency: content.currency });
  const subscriptions = new Set(content.lines.map((line) => line.subscriptionId));
  return {
    issueDate: content.issueDate,
    dueDate: content.dueDate,
    supplyPeriod: content.supplyPeriod,
    subscriptionId: subscriptions.size === 1 ? ([...subscriptions][0] ?? null) : null,
    language: content.language,
    seller: content.seller,
    customer: content.customer,
    lines: content.lines.map((line) => ({ ...line, unitPrice: amount(line.unitPrice), net: amount(line.net) })),
    vatBreakdown: content.vatBreakdown.map((vat) => ({
      ...vat,
      net: amount(vat.net),
      vatAmount: amount(vat.vatAmount),
    })),
    net: amount(content.net),
    vatAmount: amount(content.vatAmount),
    gross: amount(content.gross),
    paymentReference: content.paymentReference,
    legalMentions: content.legalMentions,
    legalNotes: content.legalNotes ?? [],
    flags: content.flags,
    vatProof: content.vatProof,
  };
}

/** The frozen content, with what became of it since. */
export function presentInvoice(invoice: InvoiceEntity): InvoiceView {
  const { id, content, status, currency, replacesId } = invoice;
  const amount = (minor: bigint) => toWireMoney(money(minor, currency));
  return {
    id: wireId('inv', id),
    number: content.number,
    status,
    ...presentContent(content),
    amountPaid: amount(invoice.paidMinor),
    amountDue: amount(dueOf(invoice)),
    amountCredited: amount(invoice.creditedMinor),
    amountRefunded: amount(invoice.refundedMinor),
    bankTransfer: dueOf(invoice) > 0n ? bankTransferOf(content) : null,
    replacesInvoiceId: replacesId === null ? null : wireId('inv', replacesId),
  };
}

interface PaidInto {
  bankAccount?: { holder: string; iban: string; bic: string };
}

/** The account that the invoice itself names: the customer's own at the gateway, or the seller's. */
function bankTransferOf({ seller, paymentReference: reference }: InvoiceContent): InvoiceView['bankTransfer'] {
  const { bankAccount: account } = seller as PaidInto;
  return account ? { iban: account.iban, bic: account.bic, accountHolder: account.holder, reference } : null;
}

export function presentInvoiceToStaff(invoice: InvoiceEntity): StaffInvoiceView {
  return { ...presentInvoice(invoice), accountId: wireId('acc', invoice.accountId) };
}

export function presentInvoicePayment({ invoice, payment }: PaidInvoice): InvoicePaymentView {
  return {
    status: payment.state === 'succeeded' ? 'paid' : 'pending_payment',
    paymentId: wireId('pay', payment.id),
    nextAction: payment.nextAction,
    invoice: presentInvoice(invoice),
  };
}

export function presentBooked({ invoice, overpaid }: SettledInvoice): BookedPaymentView {
  return { ...presentInvoiceToStaff(invoice), overpaid: toWireMoney(overpaid) };
}
