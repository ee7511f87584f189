import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { InvoiceContent } from '../../invoices/index.js';

/** UNTDID 1001: invoice and credit note. A credit note's amounts are positive: they say what is given back. */
export type DocumentTypeCode = '380' | '381';

/** An issued document as it lies in the archive: all that its XML and its PDF say, and nothing is looked up for them. */
export interface FrozenDocument extends InvoiceContent {
  typeCode: DocumentTypeCode;
  /** On a credit note: the invoice that it takes back. */
  precedingInvoice?: { number: string; issueDate: LocalDate } | null;
  /** What had been paid (on a credit note: given back) when it was issued, when, and by which kind of payment. */
  paid: { amount: string; on: LocalDate; kind?: string | null } | null;
  /** On a credit note: why, in the words of who wrote it. */
  reason?: string | null;
  /** Where it is mailed to, for customers who named no address for invoices. */
  deliveredTo?: string | null;
}

/** The seller as `composeBill` froze it; documents of old may know less than this. */
export interface FrozenSeller {
  legalName: string;
  legalForm: string;
  shareCapital: { amount: string; currency: string } | null;
  address: { line1: string; line2: string | null; postalCode: string; city: string; country: string };
  siren: string;
  rcsCity: string;
  vatNumber: string;
  debitsOption: boolean;
  bankAccount: { holder: string; iban: string; bic: string } | null;
}

/** The customer as `composeBill` froze it. */
export interface FrozenCustomer {
  customerType: string;
  name: string;
  address: { line1: string; line2: string | null; postalCode: string | null; city: string; region: string | null };
  country: string;
  vatNumber: string | null;
  siren: string | null;
  taxNumber: string | null;
  invoiceEmail: string | null;
  purchaseReference: string | null;
  serviceCode: string | null;
}

export function sellerOf(document: FrozenDocument): FrozenSeller {
  return document.seller as FrozenSeller;
}

export function customerOf(document: FrozenDocument): FrozenCustomer {
  return document.customer as FrozenCustomer;
}

type VatGroup = FrozenDocument['vatBreakdown'][number];

/** The group of the VAT breakdown that a line belongs to. */
export function vatOfLine(document: FrozenDocument, line: FrozenDocument['lines'][number]): VatGroup {
  const [first, ...others] = document.vatBreakdown;
  const group =
    others.length === 0
      ? first
      : document.vatBreakdown.find((vat) => vat.treatment === line.treatment && vat.vatRate === line.vatRate);
  if (!group) throw new Error(`${document.number} does not say how ${line.id} is taxed`);
  return group;
}

/** Whether VAT does not reach it at all: such documents have that one group only (BR-O-11). */
export function isOutsideVat({ vatBreakdown }: FrozenDocument): boolean {
  return vatBreakdown.some(({ category }) => category === 'O');
}
