import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { addMs, DAY_MS, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Order } from '../rules/bill.js';
import { OrderEntity } from './order.entity.js';

/** As long as an idempotency key is kept. */
const REQUEST_KEPT_MS = 30 * DAY_MS;

const INVOICED = `update orders o set state = 'invoiced', invoice_id = n.invoice_id, begun_at = n.begun_at
  from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as n (id, invoice_id, begun_at) where o.id = n.id`;

@Injectable()
export class OrdersRepository {
  async insert(tx: Tx, ...orders: OrderEntity[]): Promise<void> {
    await tx.manager.insert(OrderEntity, orders);
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

  /** In the order of their ids, so that two who lock the same ones never wait for each other in a ring. */
  unscopedLockAll(tx: Tx, ids: readonly string[]): Promise<OrderEntity[]> {
    const lock = { mode: 'pessimistic_write' as const };
    return tx.manager.find(OrderEntity, { where: { id: In(ids) }, order: { id: 'ASC' }, lock });
  }

  /** Writes which invoice bills each of these, and which of them have begun with that. */
  async unscopedInvoiced(tx: Tx, orders: readonly Pick<Order, 'id' | 'invoiceId' | 'begunAt'>[]): Promise<void> {
    await tx.query(INVOICED, [
      orders.map(({ id }) => id),
      orders.map(({ invoiceId }) => invoiceId),
      orders.map(({ begunAt }) => (begunAt === null ? null : toDate(begunAt))),
    ]);
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
