import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Money, money } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import type { OrderEntity } from '../data/order.entity.js';
import { OrdersRepository } from '../data/orders.repository.js';
import { ORDER_STATES } from '../rules/bill.js';
import { BeginOrder } from './begin-order.js';
import { type Issue, IssueInvoice } from './issue-invoice.js';

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
  async runIn(tx: Tx, order: OrderEntity, billing: Billing): Promise<InvoiceEntity> {
    return (await this.runAllIn(tx, [{ order, ...billing }]))[0]!;
  }

  /** Any number of locked orders, with one step of the series. */
  async runAllIn(tx: Tx, wanted: readonly (Billing & { order: OrderEntity })[]): Promise<InvoiceEntity[]> {
    const billed = wanted.map(({ order, ...billing }) => ({ ...billing, order: invoiced(tx, order, billing) }));
    const orders = billed.map(({ order }) => order);
    await this.orders.unscopedInvoiced(tx, orders);
    await this.begin.tellIn(
      tx,
      orders.filter((_, i) => orders[i]!.begunAt !== wanted[i]!.order.begunAt),
    );
    return this.issue.runAllIn(tx, billed.map(issueOf));
  }
}

function invoiced(tx: Tx, order: OrderEntity, { begins = false }: Billing) {
  if (order.invoiceId !== null || !ORDER_STATES.mayBecome(order.state, 'invoiced')) {
    throw new Error('an order was billed twice');
  }
  const begunAt = order.begunAt ?? (begins ? tx.now : null);
  return { ...order, state: 'invoiced' as const, invoiceId: newId(tx.now), begunAt };
}

function issueOf({ order, dueInDays, paid }: Billing & { order: OrderEntity & { invoiceId: string } }): Issue {
  const { id: orderId, invoiceId: id, accountId, bill, grossMinor, currency } = order;
  return { id, accountId, orderId, bill, grossMinor, paid: paid ?? money(0, currency), dueInDays, replacesId: null };
}
