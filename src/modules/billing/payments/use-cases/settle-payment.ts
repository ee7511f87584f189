import { Injectable } from '@nestjs/common';
import { type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import { changesBy, type ChargeOutcome } from '../rules/charge-outcome.js';
import { type Payment, PAYMENT_STATES } from '../rules/payment.js';
import { PaymentConsequences } from './payment-consequences.js';

/** An event of a gateway, which may come late, twice, or a hundred times at once. */
export interface GatewayEvent {
  gateway: string;
  eventId: string;
  type: string;
}

/** What became of a payment whose row is locked; it is handed back as it is then. */
export type Decision = (tx: Tx, locked: Payment) => Promise<{ payment: Payment; outcome: ChargeOutcome }>;

/**
 * Makes what a gateway said true: the payment, the books, and whatever was paid for, in one transaction. Late and
 * repeated news change nothing.
 */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly consequences: PaymentConsequences,
  ) {}

  /** `last` runs at the end of the transaction, also when nothing changed. */
  run(paymentId: string, outcome: ChargeOutcome, last?: BeforeCommit<Payment>): Promise<Payment> {
    return this.runWith(paymentId, (_, payment) => Promise.resolve({ payment, outcome }), last);
  }

  /** The same where the outcome is decided in that transaction. */
  runWith(paymentId: string, decide: Decision, last?: BeforeCommit<Payment>): Promise<Payment> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const { payment: before, outcome } = await decide(tx, await this.locked(tx, paymentId));
      const payment = await this.settleIn(tx, before, outcome);
      await last?.(tx, payment);
      return payment;
    });
  }

  /** The same for many that have succeeded, in one transaction: all of them, or none. */
  succeedAll(paymentIds: readonly string[]): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const locked = await this.payments.unscopedLockAll(tx, paymentIds);
      const fresh = locked.filter(({ state }) => PAYMENT_STATES.mayBecome(state, 'succeeded'));
      await this.consequences.paidIn(tx, await this.payments.succeedAll(tx, fresh));
    });
  }

  /** The same for an event, whose effect happens once however often it is told. */
  runFor(event: GatewayEvent, paymentId: string, outcome: ChargeOutcome): Promise<Payment> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const payment = await this.locked(tx, paymentId);
      const fresh = await this.payments.rememberEvent(tx, { ...event, paymentId });
      return fresh ? this.settleIn(tx, payment, outcome) : payment;
    });
  }

  private async locked(tx: Tx, paymentId: string): Promise<Payment> {
    const payment = await this.payments.unscopedLock(tx, paymentId);
    if (payment === null) throw platformProblems.not_found();
    return payment;
  }

  private async settleIn(tx: Tx, before: Payment, outcome: ChargeOutcome): Promise<Payment> {
    let payment = before;
    for (const change of changesBy(outcome, before.state)) {
      payment = await this.payments.apply(tx, payment, change);
      await this.consequences.runIn(tx, payment);
    }
    return payment;
  }
}
