import type { Money } from '../../../../kernel/money.js';
import { CHART, type LedgerAccount } from './chart.js';

/** One line of a transaction. What is debited is positive, what is credited negative. */
export interface Entry {
  account: LedgerAccount;
  amount: Money;
}

export function debit(account: LedgerAccount, amount: Money): Entry {
  return { account, amount };
}

export function credit(account: LedgerAccount, amount: Money): Entry {
  return { account, amount: { minor: -amount.minor, currency: amount.currency } };
}

/** Entries of nothing are left out: a sale without VAT owes none. */
export function withoutZeros(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ amount }) => amount.minor !== 0n);
}

/** What is wrong with entries; null when they may be posted. The database judges the same once more at commit. */
export function faultIn(entries: readonly Entry[]): string | null {
  if (entries.length < 2) return 'a transaction has at least two entries';
  const sums = new Map<string, bigint>();
  for (const { account, amount } of entries) {
    if (amount.minor === 0n) return 'an entry of nothing';
    if ((CHART[account.purpose].owner === 'customer') !== (account.accountId !== undefined)) {
      return `${account.purpose} belongs to the ${CHART[account.purpose].owner}`;
    }
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor);
  }
  const off = [...sums].filter(([, sum]) => sum !== 0n);
  return off.length === 0 ? null : `off by ${off.map(([currency, sum]) => `${sum} ${currency}`).join(', ')}`;
}
