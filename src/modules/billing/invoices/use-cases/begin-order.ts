import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { OrderEntity } from '../data/order.entity.js';
import { OrdersRepository } from '../data/orders.repository.js';
import type { Order } from '../rules/bill.js';
import { OrderSubjects } from './order-subjects.js';

/** Lets begin what was bought, once. The order is locked, and knows its invoice. */
@Injectable()
export class BeginOrder {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly subjects: OrderSubjects,
  ) {}

  async runIn(tx: Tx, order: OrderEntity): Promise<OrderEntity> {
    if (order.begunAt !== null) return order;
    const begun = { ...order, begunAt: tx.now };
    await this.orders.update(tx, order, { begunAt: tx.now });
    await this.tellIn(tx, [begun]);
    return begun;
  }

  /** Tells each subject of what has just begun; it is written already. */
  async tellIn(tx: Tx, begun: readonly Order[]): Promise<void> {
    for (const [subject, its] of groupBy(begun, (order) => this.subjects.of(order))) {
      if (subject.paidAllIn) await subject.paidAllIn(tx, its);
      else for (const order of its) await subject.paidIn(tx, order);
    }
  }
}
