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

  async in(tx: Tx, deposit: Deposit, paymentId: string): Promise<void> {
    const { id, accountId, amount, number, status } = deposit;
    if (!DEPOSIT_STATES.mayBecome(status, 'returned')) return;
    await this.deposits.takeBack(tx, deposit);
    const taken = await this.takeWhatIsThere(tx, deposit, paymentId);
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

  /** The wallet gets again what it gave then; what was owed beyond it is settled by the money that came. */
  async undoIn(tx: Tx, deposit: Deposit, paymentId: string): Promise<void> {
    const { id, accountId, amount: whole, number } = deposit;
    await this.deposits.reinstate(tx, deposit);
    const amount = await this.deposits.takenBackOf(tx, deposit);
    const from = { purpose: 'receivable', accountId } as const;
    const about = `deposit-again:${paymentId}`;
    if (amount.minor > 0n) await this.wallet.creditIn(tx, { accountId, amount, type: 'deposit', about, from });
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'deposit.reinstated',
      actor: { type: 'system', id: null },
      target: { type: 'deposit', id: wireId('dep', id) },
      changes: { number, amount: formatAmount(whole), currency: whole.currency },
    });
  }

  /** Others take from the wallet as well: what was there a moment ago may be less now. */
  private async takeWhatIsThere(tx: Tx, { id, accountId, amount }: Deposit, paymentId: string): Promise<Money> {
    const to = { purpose: 'receivable', accountId } as const;
    for (;;) {
      const balance = await this.wallet.balanceIn(tx, accountId, amount.currency);
      const left = balance.minor < amount.minor ? balance : amount;
      if (left.minor === 0n) return left;
      const about = `deposit-return:${id}:${paymentId}`;
      if (await this.wallet.takeIn(tx, { accountId, amount: left, type: 'refund', about, to })) return left;
    }
  }
}
