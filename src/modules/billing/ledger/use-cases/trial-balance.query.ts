import { Injectable } from '@nestjs/common';
import { type Currency, formatAmount, money } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { type AccountTotals, LedgerBalances } from '../data/ledger-balances.repository.js';

export interface AccountBalance {
  account: string;
  currency: string;
  debit: string;
  credit: string;
  balance: string;
}

export interface TrialBalance {
  /** Decimal texts; customers' accounts of one purpose are one line. */
  accounts: AccountBalance[];
  /** `0.00`, or the books are broken. */
  total: string;
}

/** Balances of the books: of all at the end of a day, or of one customer now. */
@Injectable()
export class ReadTrialBalance {
  constructor(private readonly balances: LedgerBalances) {}

  async run(until: LocalDate | null): Promise<TrialBalance> {
    const rows = await this.balances.totals(until);
    return { accounts: rows.map(balanceOf), total: totalOf(rows) };
  }

  async ofCustomer(accountId: string): Promise<AccountBalance[]> {
    return (await this.balances.ofCustomer(accountId)).map(balanceOf);
  }
}

function balanceOf({ purpose, currency, debit, credit }: AccountTotals): AccountBalance {
  const text = (minor: bigint) => formatAmount(money(minor, currency));
  return {
    account: purpose,
    currency,
    debit: text(BigInt(debit)),
    credit: text(BigInt(credit)),
    balance: text(BigInt(debit) - BigInt(credit)),
  };
}

/** The first currency that does not come to nothing: one must not hide another. */
function totalOf(rows: readonly AccountTotals[]): string {
  const sums = new Map<Currency, bigint>();
  for (const { currency, debit, credit } of rows) {
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(debit) - BigInt(credit));
  }
  const [off] = [...sums].filter(([, sum]) => sum !== 0n);
  return off === undefined ? formatAmount(money(0)) : formatAmount(money(off[1], off[0]));
}
