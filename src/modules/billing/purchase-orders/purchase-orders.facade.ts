import { Injectable } from '@nestjs/common';
import { localDate } from '../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { platformProblems } from '../../../platform/http/index.js';
import { SELLER_ZONE } from '../invoices/index.js';
import { PurchaseOrdersRepository } from './data/purchase-orders.repository.js';
import { purchaseOrderProblems } from './purchase-orders.errors.js';
import { type PurchaseOrder, statusOf } from './rules/purchase-order.js';
import { type NewPurchaseOrder, WritePurchaseOrder } from './use-cases/write-purchase-order.js';

/** Purchase orders, as sales order with them. */
@Injectable()
export class PurchaseOrdersFacade {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly writing: WritePurchaseOrder,
  ) {}

  /** One that can be ordered with today; 422 naming `purchaseOrderId`, 409 when it is used or expired. */
  async requireOpenIn(tx: Tx, scope: AccountScope, id: string): Promise<PurchaseOrder> {
    const order = await this.orders.find(tx, scope, id);
    if (order === null) {
      const errors = [{ field: 'purchaseOrderId', code: 'reference_not_found', message: '' }];
      throw platformProblems.reference_not_found({ errors });
    }
    const status = statusOf(order, localDate(tx.now, SELLER_ZONE));
    if (status === 'ordered') throw purchaseOrderProblems.purchase_order_already_used();
    if (status === 'expired') throw purchaseOrderProblems.purchase_order_expired();
    return order;
  }

  /** Orders with it, once; 409 for whoever comes second. */
  async takeIn(tx: Tx, scope: AccountScope, id: string, subscriptionId: string): Promise<void> {
    await this.requireOpenIn(tx, scope, id);
    const taken = await this.orders.take(tx, scope, id, subscriptionId);
    if (!taken) throw purchaseOrderProblems.purchase_order_already_used();
  }

  /** For who orders without one: it is written, and ordered with, at once. */
  writeIn(tx: Tx, scope: AccountScope, wanted: NewPurchaseOrder): Promise<PurchaseOrder> {
    return this.writing.runIn(tx, scope, wanted);
  }

  /** What a subscription was ordered with; null for what was paid otherwise. */
  forSubscriptionIn(tx: Tx, scope: AccountScope, subscriptionId: string): Promise<PurchaseOrder | null> {
    return this.orders.forSubscription(tx, scope, subscriptionId);
  }
}
