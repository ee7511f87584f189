import type { Currency } from '../../../../kernel/money.js';
import { defineStates } from '../../../../kernel/state-table.js';
import type { Language } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { LegalNote } from './legal-notes.js';

/** Facts as JSON, frozen on a document: read by people and programs outside, never by a rule. */
export type Frozen = object;

export interface BillLine {
  /** On the wire. */
  id: string;
  kind: string;
  /** On the wire. */
  subscriptionId: string | null;
  description: string;
  quantity: number;
  unitPrice: string;
  net: string;
  /** How it is taxed; absent on documents from before lines said so themselves. */
  treatment?: string;
  vatRate?: string;
  legalMention?: string | null;
}

export interface BillVat {
  treatment: string;
  /** Percent: `20`. */
  vatRate: string;
  category: string;
  vatexCode: string | null;
  net: string;
  vatAmount: string;
  legalMention: string | null;
}

/** All that an invoice says except its number and dates: agreed when the order is placed and never looked up again. */
export interface Bill {
  currency: Currency;
  language: Language;
  /** What the service is for; its end exclusive. */
  supplyPeriod: { start: LocalDate; end: LocalDate } | null;
  seller: Frozen;
  customer: Frozen;
  lines: BillLine[];
  vatBreakdown: BillVat[];
  net: string;
  vatAmount: string;
  gross: string;
  legalMentions: string[];
  flags: string[];
  /** The proof that no VAT was due; null where none was needed. */
  vatProof: Frozen | null;
  /** What the law wants said about paying late and early. Absent on documents of old, as are all members below. */
  legalNotes?: LegalNote[];
}

/** What is issued: the bill with what makes it an invoice, or a credit note, whose amounts say what is given back. */
export interface InvoiceContent extends Bill {
  number: string;
  issueDate: LocalDate;
  /** A credit note's is its own day: nothing is due on it. */
  dueDate: LocalDate;
  /** Of a credit note: its invoice's. */
  paymentReference: string;
  /** UNTDID 1001: 380 is an invoice, 381 a credit note. */
  typeCode?: '380' | '381';
  /** The category of operation (CGI ann. II, 242 nonies A, I-11° bis). */
  operation?: 'services';
  /** What had been paid when it was issued. */
  paid?: { amount: string; on: LocalDate } | null;
  /** The day it was paid whole, when that was before or at its issue. */
  paidOn?: LocalDate | null;
  /** Of a credit note: the invoice it takes back. Of an invoice issued instead of a credited one: that one. */
  precedingInvoice?: { number: string; issueDate: LocalDate } | null;
  /** Why a credit note was given. */
  reason?: string | null;
}

export type OrderState = 'open' | 'invoiced' | 'dropped';

/**
 * A dropped order comes back to life when its money comes after all. What was billed is dropped when its invoice is
 * credited before it began.
 */
export const ORDER_STATES = defineStates<OrderState>('open', {
  open: ['invoiced', 'dropped'],
  dropped: ['invoiced'],
  invoiced: ['dropped'],
});

export interface Order {
  id: string;
  accountId: string;
  /** What is ordered: the kind of thing and its id. */
  subject: string;
  subjectId: string;
  state: OrderState;
  bill: Bill;
  invoiceId: string | null;
  /** How it is, or was to be, paid for; null for orders of old. */
  paymentKind: string | null;
  /** When what was bought began: paid whole, or billed to somebody who is trusted to pay. Null until then. */
  begunAt: Instant | null;
}

export type InvoiceStatus = 'open' | 'partially_paid' | 'paid' | 'credited';
