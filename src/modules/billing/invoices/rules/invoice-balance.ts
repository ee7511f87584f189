import type { InvoiceStatus } from './bill.js';

/** What became of an invoice's gross, in minor units of its currency. */
export interface InvoiceFigures {
  grossMinor: bigint;
  /** All that ever came in for it. */
  paidMinor: bigint;
  /** What credit notes took off it. */
  creditedMinor: bigint;
  /** Of what was paid, what went back to the customer. */
  refundedMinor: bigint;
}

/** What is still owed; never below nothing. */
export function dueOf({ grossMinor, paidMinor, creditedMinor, refundedMinor }: InvoiceFigures): bigint {
  return grossMinor - creditedMinor - paidMinor + refundedMinor;
}

export function statusOf(figures: InvoiceFigures): InvoiceStatus {
  if (figures.creditedMinor > 0n && figures.creditedMinor === figures.grossMinor) return 'credited';
  if (dueOf(figures) === 0n) return 'paid';
  return figures.paidMinor > figures.refundedMinor ? 'partially_paid' : 'open';
}

/** Money came: it pays what is due, and the rest is too much. */
export function afterPayment<F extends InvoiceFigures>(
  figures: F,
  amountMinor: bigint,
): { figures: F; overpaidMinor: bigint } {
  const due = dueOf(figures);
  const taken = amountMinor < due ? amountMinor : due;
  return {
    figures: { ...figures, paidMinor: figures.paidMinor + taken },
    overpaidMinor: amountMinor - taken,
  };
}

/** The payer's bank took money back: it is owed again. What had gone back to him already he has twice. */
export function afterReturn<F extends InvoiceFigures>(
  figures: F,
  amountMinor: bigint,
): { figures: F; givenTwiceMinor: bigint } {
  const kept = figures.paidMinor - figures.refundedMinor;
  const taken = amountMinor < kept ? amountMinor : kept;
  return { figures: { ...figures, paidMinor: figures.paidMinor - taken }, givenTwiceMinor: amountMinor - taken };
}

/** A credit first takes off what is still owed; what was paid beyond the rest goes back. */
export function afterCredit<F extends InvoiceFigures>(
  figures: F,
  creditMinor: bigint,
): { figures: F; refundMinor: bigint } {
  const due = dueOf(figures);
  const refundMinor = creditMinor > due ? creditMinor - due : 0n;
  return {
    figures: {
      ...figures,
      creditedMinor: figures.creditedMinor + creditMinor,
      refundedMinor: figures.refundedMinor + refundMinor,
    },
    refundMinor,
  };
}
