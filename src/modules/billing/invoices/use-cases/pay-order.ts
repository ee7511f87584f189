import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Payment, PaymentsFacade } from '../../payments/index.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import type { OrderEntity } from '../data/order.entity.js';
import { OrdersRepository } from '../data/orders.repository.js';
import type { InvoiceStatus, Order } from '../rules/bill.js';
import { BillOrder } from './bill-order.js';
import { ORDER } from './order-payments.js';

/** How long who pays by himself has. */
const DAYS_TO_PAY = 30;

/** Where an order stands once all was done that can be done about its money now. */
export interface PaidOrder {
  orderId: string;
  /** Null for what is paid by transfer or mandate. */
  payment: Payment | null;
  /** Null while nothing is billed. */
  invoice: { id: string; status: InvoiceStatus; paymentReference: string; dueDate: LocalDate } | null;
  /** True once what was bought has begun. */
  begun: boolean;
}

/** An order with its newest payment. */
export interface StandingOrder {
  order: Order & { placedAt: Instant };
  payment: Payment | null;
}

/** Charges a placed order, or bills it to who pays later, and answers where it stands. A refusal is thrown. */
@Injectable()
export class PayOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrdersRepository,
    private readonly invoices: InvoicesRepository,
    private readonly payments: PaymentsFacade,
    private readonly bill: BillOrder,
  ) {}

  /** `last` runs at the end of the transaction that settles, unless the payment was refused. */
  async run(orderId: string, last: BeforeCommit<PaidOrder>, { onAccount = false } = {}): Promise<PaidOrder> {
    const reserved = await this.unitOfWork.runAsWorker((tx) => this.payments.forIn(tx, ORDER, orderId));
    return reserved === null ? this.billed(orderId, onAccount, last) : this.charged(reserved.id, last);
  }

  /** What a request placed before its process died; null when it had come to nothing. */
  placedBefore(scope: AccountScope, requestKey: Buffer | null): Promise<{ subjectId: string; orderId: string } | null> {
    if (requestKey === null) return Promise.resolve(null);
    return this.unitOfWork.run(scope, async (tx) => {
      const order = await this.orders.findByRequest(tx, scope, requestKey);
      return order === null ? null : { subjectId: order.subjectId, orderId: order.id };
    });
  }

  async orderIn(tx: Tx, scope: AccountScope, subject: string, id: string): Promise<StandingOrder | null> {
    const order = await this.orders.find(tx, scope, id);
    if (order?.subject !== subject) return null;
    return { order, payment: await this.payments.forIn(tx, ORDER, id) };
  }

  async billIn(tx: Tx, orderId: string, dueInDays: number): Promise<InvoiceEntity> {
    return this.bill.runIn(tx, await this.locked(tx, orderId), { dueInDays });
  }

  private async charged(paymentId: string, last: BeforeCommit<PaidOrder>): Promise<PaidOrder> {
    let paid: PaidOrder | undefined;
    const payment = await this.payments.charge(paymentId, async (tx, settled) => {
      if (settled.state === 'failed') return;
      paid = await this.standing(tx, await this.locked(tx, settled.purposeId), settled);
      await last(tx, paid);
    });
    if (payment.state === 'failed' || paid === undefined) throw this.payments.refusalOf(payment);
    return paid;
  }

  /** Nothing is charged: the invoice says until when, and under which reference, it is to be paid. */
  private billed(orderId: string, onAccount: boolean, last: BeforeCommit<PaidOrder>): Promise<PaidOrder> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const order = await this.locked(tx, orderId);
      const begins = onAccount || order.paymentKind === 'admin_mandate';
      if (order.state === 'open') await this.bill.runIn(tx, order, { dueInDays: DAYS_TO_PAY, begins });
      const paid = await this.standing(tx, await this.locked(tx, orderId), null);
      await last(tx, paid);
      return paid;
    });
  }

  private async standing(tx: Tx, order: OrderEntity, payment: Payment | null): Promise<PaidOrder> {
    const invoice = order.invoiceId === null ? null : await this.invoices.unscopedFind(tx, order.invoiceId);
    const { paymentReference = '', dueDate = '' } = invoice?.content ?? {};
    return {
      orderId: order.id,
      payment,
      invoice: invoice && { id: invoice.id, status: invoice.status, paymentReference, dueDate },
      begun: order.begunAt !== null,
    };
  }

  private async locked(tx: Tx, orderId: string): Promise<OrderEntity> {
    const order = await this.orders.unscopedLock(tx, orderId);
    if (order === null) throw new Error('an order that was placed is gone');
    return order;
  }
}
