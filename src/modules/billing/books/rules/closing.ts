import { type Currency, formatAmount, parseAmount } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { DayDigest, DayFlow } from '../../ledger/index.js';

export const CLOSING_KINDS = ['day', 'month', 'year'] as const;
export type ClosingKind = (typeof CLOSING_KINDS)[number];

/** What a period comes to in one currency. Amounts are decimal texts. */
export interface PeriodTotals {
  invoices: { count: number; net: string; vat: string; gross: string };
  creditNotes: { count: number; net: string; vat: string; gross: string };
  received: { count: number; amount: string };
  paidOut: string;
}

/** What was ever invoiced, credited, received and paid out: it only grows and never begins anew. */
export interface GrandTotal {
  invoiced: string;
  credited: string;
  received: string;
  paidOut: string;
}

type PerCurrency<T> = Partial<Record<Currency, T>>;

/** What a closing says and its hash covers. */
export interface ClosingContent extends DayDigest {
  sequence: number;
  kind: ClosingKind;
  /** `2026-11-22`, `2026-11` or `2026`. */
  period: string;
  firstDay: LocalDate;
  lastDay: LocalDate;
  closedAt: string;
  totals: PerCurrency<PeriodTotals>;
  grandTotal: PerCurrency<GrandTotal>;
}

export type PeriodFigures = Pick<ClosingContent, 'totals' | 'transactions' | 'digest'>;

/** What the flows of a day come to. Credit notes take back, so their figures are turned round. */
export function totalsOf(flows: readonly DayFlow[]): ClosingContent['totals'] {
  const totals: ClosingContent['totals'] = {};
  for (const flow of flows) {
    const sums = (totals[flow.currency] ??= noTotals(flow.currency));
    const sign = flow.kind === 'credit_note' ? -1n : 1n;
    const document = {
      count: flow.transactions,
      net: amountOf(sign * BigInt(flow.income), flow.currency),
      vat: amountOf(sign * BigInt(flow.vat), flow.currency),
      gross: amountOf(sign * (BigInt(flow.income) + BigInt(flow.vat)), flow.currency),
    };
    if (flow.kind === 'invoice') sums.invoices = document;
    if (flow.kind === 'credit_note') sums.creditNotes = document;
    sums.received.count += flow.receipts;
    sums.received.amount = plus(sums.received.amount, amountOf(BigInt(flow.received), flow.currency), flow.currency);
    sums.paidOut = plus(sums.paidOut, amountOf(BigInt(flow.paidOut), flow.currency), flow.currency);
  }
  return totals;
}

/** A month from its days, a year from its months. The chain covers the parts, so the whole has no digest. */
export function figuresOf(parts: readonly PeriodFigures[]): PeriodFigures {
  const totals: ClosingContent['totals'] = {};
  for (const part of parts) {
    for (const [currency, more] of perCurrency(part.totals)) {
      totals[currency] = addTotals(totals[currency] ?? noTotals(currency), more, currency);
    }
  }
  return { totals, transactions: parts.reduce((sum, { transactions }) => sum + transactions, 0), digest: null };
}

export function grown(
  before: ClosingContent['grandTotal'],
  day: ClosingContent['totals'],
): ClosingContent['grandTotal'] {
  const after = { ...before };
  for (const [currency, totals] of perCurrency(day)) {
    const none = noTotals(currency).paidOut;
    const had = before[currency] ?? { invoiced: none, credited: none, received: none, paidOut: none };
    after[currency] = {
      invoiced: plus(had.invoiced, totals.invoices.gross, currency),
      credited: plus(had.credited, totals.creditNotes.gross, currency),
      received: plus(had.received, totals.received.amount, currency),
      paidOut: plus(had.paidOut, totals.paidOut, currency),
    };
  }
  return after;
}

function addTotals(a: PeriodTotals, b: PeriodTotals, currency: Currency): PeriodTotals {
  const documents = (x: PeriodTotals['invoices'], y: PeriodTotals['invoices']) => ({
    count: x.count + y.count,
    net: plus(x.net, y.net, currency),
    vat: plus(x.vat, y.vat, currency),
    gross: plus(x.gross, y.gross, currency),
  });
  return {
    invoices: documents(a.invoices, b.invoices),
    creditNotes: documents(a.creditNotes, b.creditNotes),
    received: {
      count: a.received.count + b.received.count,
      amount: plus(a.received.amount, b.received.amount, currency),
    },
    paidOut: plus(a.paidOut, b.paidOut, currency),
  };
}

function noTotals(currency: Currency): PeriodTotals {
  const none = amountOf(0n, currency);
  const noDocuments = { count: 0, net: none, vat: none, gross: none };
  return {
    invoices: { ...noDocuments },
    creditNotes: { ...noDocuments },
    received: { count: 0, amount: none },
    paidOut: none,
  };
}

function perCurrency<T>(values: PerCurrency<T>): [Currency, T][] {
  return Object.entries(values) as [Currency, T][];
}

function amountOf(minor: bigint, currency: Currency): string {
  return formatAmount({ minor, currency });
}

function plus(a: string, b: string, currency: Currency): string {
  const [x, y] = [parseAmount(a, currency), parseAmount(b, currency)];
  if (x === null || y === null) throw new Error(`a closing says ${x === null ? a : b}`);
  return amountOf(x.minor + y.minor, currency);
}
