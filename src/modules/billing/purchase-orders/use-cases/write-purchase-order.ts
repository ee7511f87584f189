import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { type Bill, nextNumber, SELLER_ZONE } from '../../invoices/index.js';
import { PurchaseOrdersRepository } from '../data/purchase-orders.repository.js';
import { lastValidDay, type PurchaseOrder, purchaseOrderSeries } from '../rules/purchase-order.js';

export interface NewPurchaseOrder {
  plan: Pick<Plan, 'id' | 'versionId'>;
  interval: Interval;
  bill: Bill;
  /** What is ordered with it at once; null when it is to be signed first. */
  subscriptionId: string | null;
  actor: Actor;
}

/** Numbers a purchase order and freezes what it says. */
@Injectable()
export class WritePurchaseOrder {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  async runIn(tx: Tx, { accountId }: AccountScope, wanted: NewPurchaseOrder): Promise<PurchaseOrder> {
    const { plan, interval, bill, subscriptionId, actor } = wanted;
    const issueDate = localDate(tx.now, SELLER_ZONE);
    const order: PurchaseOrder = {
      id: newId(tx.now),
      accountId,
      number: await nextNumber(tx, 'purchase_order_series', purchaseOrderSeries(issueDate)),
      planId: plan.id,
      planVersionId: plan.versionId,
      interval,
      bill,
      issueDate,
      validUntil: lastValidDay(issueDate),
      subscriptionId,
      issuedAt: tx.now,
    };
    await this.orders.insert(tx, order);
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'purchase_order.issued',
      actor,
      target: { type: 'purchase_order', id: wireId('po', order.id) },
      changes: { number: order.number, gross: bill.gross, currency: bill.currency },
    });
    return order;
  }
}
