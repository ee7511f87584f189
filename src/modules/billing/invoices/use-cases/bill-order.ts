import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Money, money } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import type { OrderEntity } from '../data/order.entity.js';
import { OrdersRepository } from '../data/orders.repository.js';
import { ORDER_STATES } from '../rules/bill.js';
import { BeginOrder } from './begin-order.js';
import { IssueInvoice } from './issue-invoice.js';

export interface Billing {
  /** Days that are left to pay what is not paid yet. */
  dueInDays: number;
  /** What has been paid already; nothing when left out. */
  paid?: Money;
  /** Begins although it may not be paid yet. */
  begins?: boolean;
}

/** Makes an order an invoice. The series is locked last of all: what begins does so before the number is taken. */
@Injectable()
export class BillOrder {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly begin: BeginOrder,
    private readonly issue: IssueInvoice,
  ) {}

  /** The order is locked. */
  async runIn(tx: Tx, order: OrderEntity, { dueInDays, paid, begins = false }: Billing): Promise<InvoiceEntity> {
    if (order.invoiceId !== null || !ORDER_STATES.mayBecome(order.state, 'invoiced')) {
      throw new Error('an order was billed twice');
    }
    const invoiced = { state: 'invoiced', invoiceId: newId(tx.now) } as const;
    await this.orders.update(tx, order, invoiced);
    if (begins) await this.begin.runIn(tx, { ...order, ...invoiced });
    const { id: orderId, accountId, bill, grossMinor, currency } = order;
    return this.issue.runIn(tx, {
      id: invoiced.invoiceId,
      accountId,
      orderId,
      bill,
      grossMinor,
      paid: paid ?? money(0, currency),
      dueInDays,
      replacesId: null,
    });
  }
}
