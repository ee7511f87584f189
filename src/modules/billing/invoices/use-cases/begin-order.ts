import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { OrderEntity } from '../data/order.entity.js';
import { OrdersRepository } from '../data/orders.repository.js';
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
    await this.subjects.of(order).paidIn(tx, begun);
    return begun;
  }
}
