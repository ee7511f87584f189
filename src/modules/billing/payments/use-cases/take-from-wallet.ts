import { Injectable } from '@nestjs/common';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { WalletFacade } from '../../wallet/index.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import type { Payment } from '../rules/payment.js';
import { type Decision, SettlePayment } from './settle-payment.js';

/** Pays out of the prepaid balance: decided, taken and settled in one transaction, so that nothing is ever pending. */
@Injectable()
export class TakeFromWallet {
  constructor(
    private readonly settle: SettlePayment,
    private readonly payments: PaymentsRepository,
    private readonly wallet: WalletFacade,
  ) {}

  /** Safe to repeat: what is decided stays so. */
  run(paymentId: string, last: BeforeCommit<Payment>): Promise<Payment> {
    return this.settle.runWith(paymentId, (tx, payment) => this.decideIn(tx, payment), last);
  }

  private async decideIn(tx: Tx, payment: Payment): ReturnType<Decision> {
    if (payment.state !== 'created') return { payment, outcome: { kind: 'pending' } };
    await this.payments.begin(tx, payment);
    const begun = { ...payment, state: 'pending' as const };
    const { id, accountId, amount } = payment;
    const to = { purpose: 'receivable' as const, accountId };
    const taken = await this.wallet.takeIn(tx, { accountId, amount, about: `payment:${id}`, to, type: 'payment' });
    if (taken) return { payment: begun, outcome: { kind: 'succeeded' } };
    return { payment: begun, outcome: { kind: 'failed', failure: 'insufficient_wallet_balance' } };
  }
}
