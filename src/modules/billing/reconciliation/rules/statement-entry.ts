import type { Money } from '../../../../kernel/money.js';
import { defineStates } from '../../../../kernel/state-table.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { EntryReason } from './entry-reasons.table.js';

export const ENTRY_STATES = ['matched', 'partial', 'unmatched', 'assigned', 'duplicate', 'reversal'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** An entry is written as unmatched, decided in the same transaction, and waits for staff when nobody could decide. */
export const STATEMENT_ENTRY_STATES = defineStates<EntryState>('unmatched', {
  unmatched: ['matched', 'partial', 'assigned', 'duplicate', 'reversal'],
  matched: [],
  partial: [],
  assigned: [],
  duplicate: [],
  reversal: [],
});

/** What money of a statement may be for. */
export interface Target {
  kind: 'invoice' | 'pro_forma' | 'account';
  id: string;
  accountId: string;
  /** What the payer named it by. */
  reference: string;
}

/** What became of an entry. */
export interface Decision {
  state: EntryState;
  reason: EntryReason;
  /** Where several things may have been meant. */
  candidates: Target[];
  invoiceId: string | null;
  depositId: string | null;
  proFormaId: string | null;
  /** Whose money it turned out to be. */
  beneficiaryId: string | null;
  /** What came beyond what was due, and is in the wallet. */
  overpaidMinor: bigint;
}

export interface StatementEntry extends Decision {
  id: string;
  identity: string;
  /** Names its booking once for all. */
  externalId: string;
  statementId: string;
  amount: Money;
  bookedOn: LocalDate;
  servicerRef: string | null;
  endToEndId: string | null;
  debtorName: string | null;
  /** Its country and its last four characters. */
  debtorIban: string | null;
  remittance: string;
  readAt: Instant;
  assignedAt: Instant | null;
}

export function undecided(reason: EntryReason, candidates: Target[] = []): Decision {
  return {
    state: 'unmatched',
    reason,
    candidates,
    invoiceId: null,
    depositId: null,
    proFormaId: null,
    beneficiaryId: null,
    overpaidMinor: 0n,
  };
}
