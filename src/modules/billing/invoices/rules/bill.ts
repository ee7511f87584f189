import type { Currency } from '../../../../kernel/money.js';
import { defineStates } from '../../../../kernel/state-table.js';
import type { Language } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';

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
}

/** What is issued: the bill with what makes it an invoice. */
export interface InvoiceContent extends Bill {
  number: string;
  issueDate: LocalDate;
  dueDate: LocalDate;
  paymentReference: string;
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
