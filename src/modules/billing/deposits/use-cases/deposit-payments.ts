import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Payment, PaymentPurpose } from '../../payments/index.js';
import { DepositsRepository } from '../data/deposits.repository.js';
import { DEPOSIT_STATES } from '../rules/deposit.js';
import { ReceiveDeposit } from './receive-deposit.js';
import { ReturnDeposit } from './return-deposit.js';

export const DEPOSIT = 'deposit';

/** What becomes of a deposit when its payment is decided. The payment has put the money on the customer's account. */
@Injectable()
export class DepositPayments implements PaymentPurpose {
  readonly name = DEPOSIT;

  constructor(
    private readonly deposits: DepositsRepository,
    private readonly receiving: ReceiveDeposit,
    private readonly returning: ReturnDeposit,
  ) {}

  /** Money that comes again, after a bank had taken it back, has its receipt already. */
  async paidIn(tx: Tx, { id, purposeId, accountId }: Payment): Promise<void> {
    const deposit = await this.deposits.unscopedLock(tx, purposeId);
    if (deposit.status === 'returned') return this.returning.undoIn(tx, deposit, id);
    if (!DEPOSIT_STATES.mayBecome(deposit.status, 'received')) throw new Error('a deposit was received already');
    await this.receiving.in(tx, deposit, { purpose: 'receivable', accountId });
  }

  async refusedIn(tx: Tx, { purposeId }: Payment): Promise<void> {
    await this.deposits.refuse(tx, await this.deposits.unscopedLock(tx, purposeId));
  }

  async returnedIn(tx: Tx, { id, purposeId }: Payment): Promise<void> {
    await this.returning.in(tx, await this.deposits.unscopedLock(tx, purposeId), id);
  }
}
