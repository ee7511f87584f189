import { Injectable } from '@nestjs/common';
import { type Currency, type Money, money } from '../../../kernel/money.js';
import { type AccountScope, accountScope, type Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { credit, debit, type LedgerAccount, LedgerFacade } from '../ledger/index.js';
import { WalletReferencesRepository } from './data/wallet-references.repository.js';
import { WalletsRepository } from './data/wallets.repository.js';
import type { CreditType, TakeType } from './rules/wallet-entry.js';

export interface WalletCredit {
  accountId: string;
  amount: Money;
  type: CreditType;
  /** What happened, named once for all: `deposit:<id>`. The same again throws. */
  about: string;
  /** Where the books have the money now. */
  from: LedgerAccount;
}

export interface WalletTake {
  accountId: string;
  amount: Money;
  type: TakeType;
  about: string;
  /** Where the books put it. */
  to: LedgerAccount;
}

/**
 * Prepaid money: what the installation owes a customer. The balance, its entries and the ledger account `wallet` move in
 * one transaction, which must be a worker's.
 */
@Injectable()
export class WalletFacade {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wallets: WalletsRepository,
    private readonly references: WalletReferencesRepository,
    private readonly ledger: LedgerFacade,
    private readonly outbox: Outbox,
  ) {}

  async creditIn(tx: Tx, { from, ...movement }: WalletCredit): Promise<void> {
    const { accountId, amount, about } = movement;
    requirePositive(amount, about);
    await this.wallets.move(tx, movement);
    await this.ledger.postIn(tx, {
      reason: `wallet_${movement.type}`,
      about: `wallet:${about}`,
      entries: [debit(from, amount), credit({ purpose: 'wallet', accountId }, amount)],
    });
    const payload = { type: movement.type };
    await this.outbox.publish(tx, 'wallet.credited.v1', { accountId, aggregateId: accountId, payload });
  }

  /** False, and nothing has changed, when the wallet holds too little. */
  async takeIn(tx: Tx, { to, ...movement }: WalletTake): Promise<boolean> {
    const { accountId, amount, about } = movement;
    requirePositive(amount, about);
    const taken = await this.wallets.move(tx, { ...movement, amount: money(-amount.minor, amount.currency) });
    if (!taken) return false;
    await this.ledger.postIn(tx, {
      reason: `wallet_${movement.type}`,
      about: `wallet:${about}`,
      entries: [debit({ purpose: 'wallet', accountId }, amount), credit(to, amount)],
    });
    return true;
  }

  /** All that is in it is lost to the customer: income, for nothing was delivered and nothing is given back. */
  async forfeitIn(tx: Tx, scope: AccountScope, about: string): Promise<Money[]> {
    const lost = await this.wallets.lockBalances(tx, scope);
    for (const amount of lost) {
      const take = { accountId: scope.accountId, amount, about: `${about}:${amount.currency}` };
      await this.takeIn(tx, { ...take, type: 'forfeit', to: { purpose: 'income_breakage' } });
    }
    return lost;
  }

  balance(scope: AccountScope, currency: Currency = 'EUR'): Promise<Money> {
    return this.unitOfWork.run(scope, (tx) => this.wallets.balance(tx, scope, currency));
  }

  balanceIn(tx: Tx, accountId: string, currency: Currency = 'EUR'): Promise<Money> {
    return this.wallets.balance(tx, accountScope(accountId), currency);
  }

  /** What the account writes on a transfer that is to fill its wallet; always the same. */
  depositReference(scope: AccountScope): Promise<string> {
    return this.unitOfWork.run(scope, (tx) => this.references.of(tx, scope));
  }

  /** Whose deposit references these are, as they are written. */
  ownersIn(tx: Tx, references: readonly string[]): Promise<{ accountId: string; reference: string }[]> {
    return this.references.unscopedOwners(tx, references);
  }
}

function requirePositive({ minor }: Money, about: string): void {
  if (minor <= 0n) throw new RangeError(`${about} moves no money`);
}
