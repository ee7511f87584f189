import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Order } from '../rules/bill.js';
import { OrderEntity } from './order.entity.js';

/** As long as an idempotency key is kept. */
const REQUEST_KEPT_MS = 30 * DAY_MS;

@Injectable()
export class OrdersRepository {
  async insert(tx: Tx, order: OrderEntity): Promise<void> {
    await tx.manager.insert(OrderEntity, order);
  }

  /** The order that a request placed before its process died. */
  findByRequest(tx: Tx, scope: AccountScope, requestKey: Buffer): Promise<OrderEntity | null> {
    return tx.manager.findOneBy(OrderEntity, {
      accountId: scope.accountId,
      requestKey,
      placedAt: MoreThan(addMs(tx.now, -REQUEST_KEPT_MS)),
    });
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<OrderEntity | null> {
    return tx.manager.findOneBy(OrderEntity, { accountId: scope.accountId, id });
  }

  unscopedLock(tx: Tx, id: string): Promise<OrderEntity | null> {
    return tx.manager.findOne(OrderEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The newest order for something that was ordered, locked until the transaction ends. */
  lockFor(tx: Tx, scope: AccountScope, subject: string, subjectId: string): Promise<OrderEntity | null> {
    return tx.manager.findOne(OrderEntity, {
      where: { accountId: scope.accountId, subject, subjectId },
      order: { id: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async update(tx: Tx, order: Order, change: Partial<Pick<Order, 'state' | 'invoiceId' | 'begunAt'>>): Promise<void> {
    await tx.manager.update(OrderEntity, { accountId: order.accountId, id: order.id }, change);
  }
}
