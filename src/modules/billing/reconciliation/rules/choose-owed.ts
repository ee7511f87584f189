import type { Money } from '../../../../kernel/money.js';

interface Owed {
  paymentReference: string;
  due: Money;
}

/** `named` is what the payer wrote: a wallet when it is none of his open invoices but a deposit's or a pro-forma's. */
export type TransferPurpose<O> = { kind: 'invoice'; invoice: O } | { kind: 'pro_forma' } | { kind: 'deposit' };

/**
 * What money is for that came on an account which one customer alone transfers to: the open invoice he named; what he asked
 * to be kept; else the oldest one of exactly that amount, the oldest one at all, and his wallet when nothing is open.
 * `owed` is his, oldest first.
 */
export function chooseOwed<O extends Owed>(
  amount: Money,
  references: readonly string[],
  owed: readonly O[],
): TransferPurpose<O> {
  const named = owed.find(({ paymentReference }) => references.includes(paymentReference));
  if (named) return { kind: 'invoice', invoice: named };
  if (references.some((reference) => reference.startsWith('RF-PF-'))) return { kind: 'pro_forma' };
  if (references.some((reference) => reference.startsWith('RF-DEP-'))) return { kind: 'deposit' };
  const fitting = owed.find(({ due }) => due.minor === amount.minor && due.currency === amount.currency) ?? owed[0];
  return fitting ? { kind: 'invoice', invoice: fitting } : { kind: 'deposit' };
}
