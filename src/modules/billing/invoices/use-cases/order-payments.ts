import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Payment, PaymentPurpose } from '../../payments/index.js';
import type { OrderEntity } from '../data/order.entity.js';
import { OrdersRepository } from '../data/orders.repository.js';
import { BillOrder } from './bill-order.js';
import { OrderSubjects } from './order-subjects.js';
import { SettleInvoice } from './settle-invoice.js';

export const ORDER = 'order';

/** What becomes of an order when its payment is settled: a paid invoice and the thing itself, an open invoice, or nothing. */
@Injectable()
export class OrderPayments implements PaymentPurpose {
  readonly name = ORDER;

  constructor(
    private readonly orders: OrdersRepository,
    private readonly subjects: OrderSubjects,
    private readonly bill: BillOrder,
    private readonly settle: SettleInvoice,
  ) {}

  paidIn(tx: Tx, payment: Payment): Promise<void> {
    return this.paidAllIn(tx, [payment]);
  }

  /** Money that comes late, when the order was billed already, pays that invoice. */
  async paidAllIn(tx: Tx, payments: readonly Payment[]): Promise<void> {
    const locked = await this.orders.unscopedLockAll(
      tx,
      payments.map(({ purposeId }) => purposeId),
    );
    const orders = new Map(locked.map((order) => [order.id, order]));
    const fresh: Parameters<BillOrder['runAllIn']>[1][number][] = [];
    for (const { id: paymentId, purposeId, amount } of payments) {
      const order = orders.get(purposeId);
      if (!order) throw new Error('a payment is for an order that does not exist');
      if (order.invoiceId !== null) await this.settle.runIn(tx, order.invoiceId, { amount, paymentId });
      else fresh.push({ order, paid: amount, dueInDays: 0, begins: true });
    }
    if (fresh.length > 0) await this.bill.runAllIn(tx, fresh);
  }

  async refusedIn(tx: Tx, { purposeId, failure }: Payment): Promise<void> {
    const order = await this.locked(tx, purposeId);
    if (order.state !== 'open') return;
    const subject = this.subjects.of(order);
    const anew = failure === 'not_attempted' && (await subject.anewIn?.(tx, order)) === true;
    const fate = anew ? 'drop' : await subject.refusedIn(tx, order);
    if (fate === 'bill') await this.bill.runIn(tx, order, { dueInDays: 0 });
    else await this.orders.update(tx, order, { state: 'dropped' });
  }

  async returnedIn(tx: Tx, { id: paymentId, purposeId, amount }: Payment): Promise<void> {
    const { invoiceId } = await this.locked(tx, purposeId);
    if (invoiceId !== null) await this.settle.returnIn(tx, invoiceId, { amount, paymentId });
  }

  private async locked(tx: Tx, orderId: string): Promise<OrderEntity> {
    const order = await this.orders.unscopedLock(tx, orderId);
    if (order === null) throw new Error('a payment is for an order that does not exist');
    return order;
  }
}
