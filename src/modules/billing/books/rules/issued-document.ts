import type { Currency } from '../../../../kernel/money.js';
import type { InvoiceContent } from '../../invoices/index.js';

export type IssuedKind = 'invoice' | 'credit note';

/** An invoice or a credit note as it is stored, with what the books have of it. */
export interface IssuedDocument {
  id: string;
  accountId: string;
  series: string;
  sequence: number;
  number: string;
  content: InvoiceContent;
  currency: Currency;
  /** Minor units as text. */
  grossMinor: string;
  previousHash: Buffer | null;
  hash: Buffer;
  posted: PostedEntries | null;
}

/** What was posted, by account: `receivable@<customer> EUR` → minor units as text. Null where nothing was. */
export type PostedEntries = Record<string, string>;

/** Where a series says it stands. */
export interface SeriesEnd {
  series: string;
  lastSequence: number;
  lastHash: Buffer | null;
}
