import type { Language } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';

/**
 * A document as it is printed: every word and figure in its final form and order. Whoever draws it decides where things
 * stand and never what they say.
 */
export interface Paper {
  language: Language;
  title: string;
  /** With its label: `N° 2026-000042`; a quote has none. */
  number: string | null;
  /** Who speaks: the strip at the top. */
  brand: string;
  headline: Headline;
  parties: Party[];
  facts: Fact[];
  lines: LineTable;
  vat: VatTable | null;
  totals: Total[];
  payment: PaymentBox | null;
  /** The law's own words about the VAT, set apart from the notes. */
  mentions: string[];
  notes: string[];
  /** A frame for pen and stamp, with what belongs into it. */
  signature: string | null;
  /** At the foot of every page. */
  footer: string[];
  /** `Page {n} of {total}`. */
  pageOf: string;
  file: PaperFile;
}

export interface Headline {
  amount: string;
  says: string;
  tone: 'done' | 'open';
}

export interface Party {
  label: string;
  name: string;
  lines: string[];
}

export interface Fact {
  label: string;
  value: string;
}

export interface LineTable {
  head: { description: string; quantity: string; unitPrice: string; vat: string; net: string };
  rows: LineRow[];
  /** What stands at the end of a page and at the beginning of the next one. */
  carried: { forward: string; brought: string };
}

export interface LineRow {
  description: string;
  quantity: string;
  unitPrice: string;
  vat: string;
  net: string;
  /** All lines up to this one. */
  sum: string;
}

export interface VatTable {
  head: { treatment: string; rate: string; net: string; vat: string };
  rows: { treatment: string; rate: string; net: string; vat: string }[];
}

export interface Total {
  label: string;
  amount: string;
  strong: boolean;
}

export interface PaymentBox {
  title: string;
  facts: Fact[];
}

/** What a reader of files sees of it. */
export interface PaperFile {
  /** `Facture 2026-000042`. */
  title: string;
  author: string;
  /** All dates inside the file, so that the same document is always the same bytes. */
  day: LocalDate;
}
