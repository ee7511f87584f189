import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Payment, PaymentsFacade } from '../../payments/index.js';
import { OrdersRepository } from '../data/orders.repository.js';
import type { Order } from '../rules/bill.js';
import { ORDER } from './order-payments.js';

/** Where an order stands once the gateway has been asked. */
export interface PaidOrder {
  payment: Payment;
  /** Null while the money is not there. */
  invoiceId: string | null;
}

/** An order with its newest payment. */
export interface StandingOrder {
  order: Order & { placedAt: Instant };
  payment: Payment;
}

/** Charges a placed order and answers where it stands. A refusal is thrown, and has changed what it had to. */
@Injectable()
export class PayOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrdersRepository,
    private readonly payments: PaymentsFacade,
  ) {}

  /** `last` runs at the end of the transaction that settles, unless the payment was refused. */
  async run(paymentId: string, last: BeforeCommit<PaidOrder>): Promise<PaidOrder> {
    let paid: PaidOrder | undefined;
    const payment = await this.payments.charge(paymentId, async (tx, settled) => {
      if (settled.state === 'failed') return;
      paid = await this.standing(tx, settled);
      await last(tx, paid);
    });
    if (payment.state === 'failed' || paid === undefined) throw this.payments.refusalOf(payment);
    return paid;
  }

  /** What a request placed before its process died; null when it had come to nothing. */
  placedBefore(
    scope: AccountScope,
    requestKey: Buffer | null,
  ): Promise<{ subjectId: string; paymentId: string } | null> {
    if (requestKey === null) return Promise.resolve(null);
    return this.unitOfWork.run(scope, async (tx) => {
      const order = await this.orders.findByRequest(tx, scope, requestKey);
      const payment = order === null ? null : await this.payments.forIn(tx, ORDER, order.id);
      return order === null || payment === null ? null : { subjectId: order.subjectId, paymentId: payment.id };
    });
  }

  async orderIn(tx: Tx, scope: AccountScope, subject: string, id: string): Promise<StandingOrder | null> {
    const order = await this.orders.find(tx, scope, id);
    if (order?.subject !== subject) return null;
    const payment = await this.payments.forIn(tx, ORDER, id);
    if (payment === null) throw new Error('an order has no payment');
    return { order, payment };
  }

  private async standing(tx: Tx, payment: Payment): Promise<PaidOrder> {
    const order = await this.orders.unscopedLock(tx, payment.purposeId);
    return { payment, invoiceId: order?.invoiceId ?? null };
  }
}
