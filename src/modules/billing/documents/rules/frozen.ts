import type { Currency } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { ReceiptContent } from '../../deposits/index.js';
import type { Bill } from '../../invoices/index.js';
import type { FrozenDocument } from '../xml/frozen-document.js';
import type { DocumentKind } from './document-kinds.js';

/** The seller as documents have frozen him; early ones know less. */
export interface PrintedSeller {
  legalName: string;
  legalForm?: string | null;
  shareCapital?: { amount: string; currency: Currency } | null;
  address: PrintedAddress & { country: string };
  siren?: string | null;
  rcsCity?: string | null;
  vatNumber?: string | null;
  debitsOption?: boolean;
  bankAccount?: { holder: string; iban: string; bic: string } | null;
}

export interface PrintedCustomer {
  customerType?: 'company' | 'consumer' | 'public_body';
  name: string;
  address: PrintedAddress;
  country: string;
  vatNumber?: string | null;
  siren?: string | null;
  taxNumber?: string | null;
  invoiceEmail?: string | null;
  purchaseReference?: string | null;
  serviceCode?: string | null;
}

export interface PrintedAddress {
  line1: string;
  line2?: string | null;
  postalCode?: string | null;
  city: string;
  region?: string | null;
}

export interface FrozenCreditNote extends FrozenDocument {
  /** Where what had been paid went; absent or `none` where nothing had been. */
  refund?: string;
}

export interface FrozenQuote extends Bill {
  issueDate: LocalDate;
  validUntil: LocalDate;
}

export interface FrozenProForma extends Bill {
  number: string;
  issueDate: LocalDate;
  payBy: LocalDate;
  paymentReference: string;
}

export interface FrozenPurchaseOrder extends Bill {
  number: string;
  issueDate: LocalDate;
  validUntil?: LocalDate | null;
  paymentReference?: string | null;
}

/** What each kind of document is made from. Content is frozen when a document is issued and never looked up again. */
export interface FrozenContents {
  invoice: FrozenDocument;
  credit_note: FrozenCreditNote;
  quote: FrozenQuote;
  pro_forma: FrozenProForma;
  purchase_order: FrozenPurchaseOrder;
  deposit_receipt: ReceiptContent;
}

export type FrozenOf<K extends DocumentKind> = { [Kind in K]: { kind: Kind; content: FrozenContents[Kind] } }[K];
export type Frozen = FrozenOf<DocumentKind>;
