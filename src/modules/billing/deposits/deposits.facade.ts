import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import type { Money } from '../../../kernel/money.js';
import type { LocalDate } from '../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { LedgerAccount } from '../ledger/index.js';
import { DepositsRepository } from './data/deposits.repository.js';
import type { Deposit } from './rules/deposit.js';
import { waiting } from './use-cases/make-deposit.js';
import { ReceiveDeposit } from './use-cases/receive-deposit.js';

export interface TransferredDeposit {
  accountId: string;
  amount: Money;
  /** Where the books have the money now. */
  from: LedgerAccount;
  bookedOn: LocalDate;
}

/** Money paid in advance, as who reads bank statements and who writes mails need it. */
@Injectable()
export class DepositsFacade {
  constructor(
    private readonly deposits: DepositsRepository,
    private readonly receiving: ReceiveDeposit,
  ) {}

  /** Money that came by transfer: into the wallet, however much it is, with its receipt. As a worker. */
  async transferredIn(tx: Tx, { accountId, amount, from, bookedOn }: TransferredDeposit): Promise<string> {
    const id = newId(tx.now);
    const deposit = waiting({ id, accountId, kind: 'bank_transfer', amount, paymentId: null, createdAt: tx.now });
    await this.deposits.insert(tx, deposit, null);
    await this.receiving.in(tx, deposit, from, bookedOn);
    return id;
  }

  findIn(tx: Tx, scope: AccountScope, id: string): Promise<Deposit | null> {
    return this.deposits.find(tx, scope, id);
  }
}
