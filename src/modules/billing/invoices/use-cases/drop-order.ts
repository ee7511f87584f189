import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { OrderEntity } from '../data/order.entity.js';
import { OrdersRepository } from '../data/orders.repository.js';
import { OrderSubjects } from './order-subjects.js';

/** Gives up an order that was billed and never began, when its invoice is credited whole. */
@Injectable()
export class DropOrder {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly subjects: OrderSubjects,
  ) {}

  /** The order is locked; nothing happens to what has begun, or is billed by another invoice now. */
  async runIn(tx: Tx, order: OrderEntity, invoiceId: string): Promise<void> {
    if (order.begunAt !== null || order.state !== 'invoiced' || order.invoiceId !== invoiceId) return;
    await this.orders.update(tx, order, { state: 'dropped' });
    await this.subjects.of(order).refusedIn(tx, { ...order, state: 'dropped' });
  }
}
