import { Injectable } from '@nestjs/common';
import { type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { credit, debit, LedgerFacade } from '../../ledger/index.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import { changeBy, type ChargeOutcome } from '../rules/charge-outcome.js';
import type { Payment } from '../rules/payment.js';
import { PaymentPurposes } from './payment-purposes.js';

/** An event of a gateway, which may come late, twice, or a hundred times at once. */
export interface GatewayEvent {
  gateway: string;
  eventId: string;
  type: string;
}

/**
 * Makes what a gateway said true: the payment, the books, and whatever was paid for, in one transaction. Late and
 * repeated news change nothing.
 */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly purposes: PaymentPurposes,
    private readonly ledger: LedgerFacade,
    private readonly outbox: Outbox,
  ) {}

  /** `last` runs at the end of the transaction, also when nothing changed. */
  run(paymentId: string, outcome: ChargeOutcome, last?: BeforeCommit<Payment>): Promise<Payment> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const payment = await this.settleIn(tx, await this.locked(tx, paymentId), outcome);
      await last?.(tx, payment);
      return payment;
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
    const change = changeBy(outcome, before.state);
    if (change === null) return before;
    const payment = await this.payments.apply(tx, before, change);
    if (payment.state === 'succeeded') await this.paidIn(tx, payment);
    if (payment.state === 'failed') await this.refusedIn(tx, payment);
    return payment;
  }

  private async paidIn(tx: Tx, payment: Payment): Promise<void> {
    const { id, accountId, amount } = payment;
    await this.ledger.postIn(tx, {
      reason: 'payment_received',
      about: `payment:${id}`,
      entries: [debit({ purpose: 'psp_clearing_card' }, amount), credit({ purpose: 'receivable', accountId }, amount)],
    });
    await this.purposes.of(payment).paidIn(tx, payment);
    await this.outbox.publish(tx, 'payment.succeeded.v1', { accountId, aggregateId: id, payload: { paymentId: id } });
  }

  private async refusedIn(tx: Tx, payment: Payment): Promise<void> {
    const { id, accountId, failure } = payment;
    await this.purposes.of(payment).refusedIn(tx, payment);
    await this.outbox.publish(tx, 'payment.failed.v1', {
      accountId,
      aggregateId: id,
      payload: { paymentId: id, failure: failure ?? 'card_declined' },
    });
  }
}
