import type { LocalDate } from '../../../../kernel/time/calendar.js';

/** A line of a bank statement as the file has it: texts that nobody has judged yet. */
export interface RawEntry {
  /** Where it begins in the file. */
  line: number;
  fields: Partial<Record<EntryField, string>>;
  details: RawDetail[];
}
export type EntryField =
  | 'entryRef'
  | 'amount'
  | 'currency'
  | 'indicator'
  | 'reversal'
  | 'status'
  | 'bookedOn'
  | 'valueOn'
  | 'servicerRef'
  | 'info';

/** One transaction of an entry; a collective booking has several. */
export interface RawDetail {
  fields: Partial<Record<DetailField, string>>;
  /** What the payer wrote, structured and not. */
  remittance: string[];
}
export type DetailField =
  | 'amount'
  | 'currency'
  | 'instructedAmount'
  | 'instructedCurrency'
  | 'indicator'
  | 'servicerRef'
  | 'endToEndId'
  | 'transactionId'
  | 'debtorName'
  | 'ultimateDebtorName'
  | 'debtorIban'
  | 'returnReason';

export interface RawStatement {
  id: string;
  iban: string;
  entries: RawEntry[];
}

/** Money that moved on our account, as one line of the statement, or one part of a collective one, says. */
export interface Movement {
  line: number;
  /** Names it once for all, whatever file it comes in. */
  identity: string;
  /** Whether the bank gave it its name, or its facts had to. */
  identifiedBy: 'reference' | 'facts';
  amount: string;
  currency: string;
  /** Minor units, where it is in our currency. */
  minor: bigint | null;
  credit: boolean;
  booked: boolean;
  /** It undoes an earlier entry. */
  reversal: boolean;
  /** Money of our own that came back. */
  returned: boolean;
  /** A collective booking whose parts do not add up: its references cannot be trusted. */
  unclear: boolean;
  bookedOn: LocalDate;
  servicerRef: string | null;
  endToEndId: string | null;
  debtorName: string | null;
  debtorIban: string | null;
  /** All texts in which a payer may have put a reference. */
  texts: string[];
}
