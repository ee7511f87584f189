import { Inject, Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { credit, debit, LedgerFacade } from '../../ledger/index.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import { clearingOf } from '../rules/clearing.js';
import type { Payment } from '../rules/payment.js';
import { isGatewayKind } from '../rules/payment-kinds.js';
import { PaymentPurposes } from './payment-purposes.js';

/** What money that comes back writes. */
@Injectable()
export class ReinstatementBooks {
  constructor(
    readonly payments: PaymentsRepository,
    readonly ledger: LedgerFacade,
    readonly purposes: PaymentPurposes,
    readonly outbox: Outbox,
  ) {}
}

/**
 * Money that a payer's bank had taken back and must give again, because the dispute was won. The payment stays returned; what
 * comes is a payment of its own, named by the dispute, which pays the same thing as far as it is still owed.
 */
@Injectable()
export class ReinstatePayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly books: ReinstatementBooks,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
  ) {}

  /** False when there is nothing to give again: it was not taken back here, or this dispute was booked before. */
  run(paymentId: string, dispute: string): Promise<boolean> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const returned = await this.books.payments.unscopedLock(tx, paymentId);
      if (returned?.state !== 'returned') return false;
      const payment = this.again(tx, returned, dispute);
      if (!(await this.books.payments.insertBooked(tx, payment))) return false;
      await this.bookIn(tx, payment);
      return true;
    });
  }

  /** What came by another dispute than this one, and is now taken again; null when nothing did. */
  unscopedToTakeAgain(paymentId: string, dispute: string): Promise<string | null> {
    return this.books.payments.unscopedReinstated(paymentId, this.nameOf(dispute));
  }

  private again(tx: Tx, returned: Payment, dispute: string): Payment {
    const bookedOn = localDate(tx.now, 'Europe/Paris');
    return {
      ...returned,
      id: newId(tx.now),
      methodId: null,
      gateway: null,
      state: 'succeeded',
      failure: null,
      nextAction: null,
      booking: { reference: wireId('pay', returned.id), externalId: this.nameOf(dispute), bookedOn },
      createdAt: tx.now,
      settledAt: tx.now,
      returnedAt: null,
    };
  }

  private async bookIn(tx: Tx, payment: Payment): Promise<void> {
    const { id, accountId, kind, amount } = payment;
    if (!isGatewayKind(kind)) throw new Error(`nobody disputes what came by ${kind}`);
    const entries = [debit(clearingOf(kind), amount), credit({ purpose: 'receivable', accountId }, amount)];
    await this.books.ledger.postIn(tx, { reason: 'payment_received', about: `payment:${id}`, entries });
    await this.books.purposes.paidIn(tx, [payment]);
    const payload = { paymentId: id };
    await this.books.outbox.publish(tx, 'payment.succeeded.v1', { accountId, aggregateId: id, payload });
  }

  private nameOf(dispute: string): string {
    return `${this.gateway.name}:${dispute}`;
  }
}
