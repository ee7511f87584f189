import { Injectable } from '@nestjs/common';
import { formatAmount, money } from '../../../../kernel/money.js';
import { LedgerRepository } from '../data/ledger.repository.js';

export interface TrialBalance {
  /** Decimal texts; customers' accounts of one purpose are one line. */
  accounts: { account: string; currency: string; debit: string; credit: string; balance: string }[];
  /** `0.00`, or the books are broken. */
  total: string;
}

@Injectable()
export class ReadTrialBalance {
  constructor(private readonly ledger: LedgerRepository) {}

  async run(): Promise<TrialBalance> {
    const rows = await this.ledger.totals();
    let total = 0n;
    const accounts = rows.map(({ purpose, currency, debit, credit }) => {
      const balance = BigInt(debit) - BigInt(credit);
      total += balance;
      const text = (minor: bigint) => formatAmount(money(minor, currency));
      return {
        account: purpose,
        currency,
        debit: text(BigInt(debit)),
        credit: text(BigInt(credit)),
        balance: text(balance),
      };
    });
    return { accounts, total: formatAmount(money(total)) };
  }
}
