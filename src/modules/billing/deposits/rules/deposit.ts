import type { Money } from '../../../../kernel/money.js';
import { defineStates } from '../../../../kernel/state-table.js';
import type { Language } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';

export const DEPOSIT_KINDS = ['card', 'direct_debit', 'paypal', 'bank_transfer'] as const;
export type DepositKind = (typeof DEPOSIT_KINDS)[number];

export const DEPOSIT_STATUSES = ['pending_payment', 'received', 'refused', 'returned'] as const;
export type DepositStatus = (typeof DEPOSIT_STATUSES)[number];

/** Money that comes after a refusal counts. Returned: the payer's bank took it back, and may have to give it again. */
export const DEPOSIT_STATES = defineStates<DepositStatus>('pending_payment', {
  pending_payment: ['received', 'refused'],
  refused: ['received'],
  received: ['returned'],
  returned: ['received'],
});

/** All that the receipt says, frozen when the money came. It names no VAT: nothing was sold yet. */
export interface ReceiptContent {
  number: string;
  issueDate: LocalDate;
  /** The day the money came; by transfer the day the bank booked it. */
  receivedOn: LocalDate;
  kind: DepositKind;
  amount: string;
  currency: string;
  language: Language;
  /** The number of the platform, which names also a customer without billing details. */
  platformId: number | null;
  seller: object;
  /** Null where the account has told no billing details yet. */
  customer: object | null;
}

export interface Deposit {
  id: string;
  accountId: string;
  kind: DepositKind;
  amount: Money;
  status: DepositStatus;
  /** Null for a transfer, which nobody asked a gateway for. */
  paymentId: string | null;
  /** `RC-2026-000042`, once the money is there. */
  number: string | null;
  receipt: ReceiptContent | null;
  createdAt: Instant;
  receivedAt: Instant | null;
}

/** Receipts are counted by the year of issue: `RC-2026`. */
export function receiptSeries(issueDate: LocalDate): string {
  return `RC-${issueDate.slice(0, 4)}`;
}

/** `RC-2026-000042`. */
export function receiptNumber(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(6, '0')}`;
}
