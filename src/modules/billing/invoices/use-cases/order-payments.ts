import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Payment, PaymentPurpose } from '../../payments/index.js';
import type { OrderEntity } from '../data/order.entity.js';
import { OrdersRepository } from '../data/orders.repository.js';
import { ORDER_STATES } from '../rules/bill.js';
import { IssueInvoice } from './issue-invoice.js';
import { OrderSubjects } from './order-subjects.js';

export const ORDER = 'order';

/** What becomes of an order when its payment is settled: an invoice and the thing itself, or neither. */
@Injectable()
export class OrderPayments implements PaymentPurpose {
  readonly name = ORDER;

  constructor(
    private readonly orders: OrdersRepository,
    private readonly subjects: OrderSubjects,
    private readonly issue: IssueInvoice,
  ) {}

  async paidIn(tx: Tx, payment: Payment): Promise<void> {
    const order = await this.locked(tx, payment);
    if (!ORDER_STATES.mayBecome(order.state, 'invoiced')) throw new Error('an order was paid twice');
    const invoice = await this.issue.runIn(tx, { order, paid: payment.amount, dueInDays: 0 });
    const invoiced = { state: 'invoiced', invoiceId: invoice.id } as const;
    await this.orders.update(tx, order, invoiced);
    await this.subjects.of(order).paidIn(tx, { ...order, ...invoiced });
  }

  async refusedIn(tx: Tx, payment: Payment): Promise<void> {
    const order = await this.locked(tx, payment);
    if (!ORDER_STATES.mayBecome(order.state, 'dropped')) return;
    await this.orders.update(tx, order, { state: 'dropped', invoiceId: null });
    await this.subjects.of(order).refusedIn(tx, order);
  }

  private async locked(tx: Tx, { purposeId }: Payment): Promise<OrderEntity> {
    const order = await this.orders.unscopedLock(tx, purposeId);
    if (order === null) throw new Error('a payment is for an order that does not exist');
    return order;
  }
}
