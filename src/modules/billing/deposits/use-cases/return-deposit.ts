import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { formatAmount, type Money, money } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { WalletFacade } from '../../wallet/index.js';
import { DepositsRepository } from '../data/deposits.repository.js';
import { type Deposit, DEPOSIT_STATES } from '../rules/deposit.js';

/**
 * The payer's bank took a deposit back. The books say already that the customer owes it; the wallet pays that as far as
 * it can, and never goes below nothing: what was spent meanwhile stays owed.
 */
@Injectable()
export class ReturnDeposit {
  constructor(
    private readonly deposits: DepositsRepository,
    private readonly wallet: WalletFacade,
    private readonly accounts: AccountsFacade,
  ) {}

  async in(tx: Tx, deposit: Deposit): Promise<void> {
    const { id, accountId, amount, number, status } = deposit;
    if (!DEPOSIT_STATES.mayBecome(status, 'returned')) return;
    await this.deposits.takeBack(tx, deposit);
    const taken = await this.takeWhatIsThere(tx, deposit);
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'deposit.returned',
      actor: { type: 'system', id: null },
      target: { type: 'deposit', id: wireId('dep', id) },
      changes: {
        number,
        amount: formatAmount(amount),
        stillOwed: formatAmount(money(amount.minor - taken.minor, amount.currency)),
        currency: amount.currency,
      },
    });
  }

  /** Others take from the wallet as well: what was there a moment ago may be less now. */
  private async takeWhatIsThere(tx: Tx, { id, accountId, amount }: Deposit): Promise<Money> {
    const to = { purpose: 'receivable', accountId } as const;
    for (;;) {
      const balance = await this.wallet.balanceIn(tx, accountId, amount.currency);
      const left = balance.minor < amount.minor ? balance : amount;
      if (left.minor === 0n) return left;
      const about = `deposit-return:${id}`;
      if (await this.wallet.takeIn(tx, { accountId, amount: left, type: 'refund', about, to })) return left;
    }
  }
}
