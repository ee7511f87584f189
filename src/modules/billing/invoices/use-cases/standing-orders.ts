import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import { OrdersRepository } from '../data/orders.repository.js';
import type { InvoiceStatus } from '../rules/bill.js';

/** How the order of something stands, while its lock is held. */
export interface LockedOrder {
  orderId: string;
  begun: boolean;
  /** Null while it is not billed. */
  invoice: { id: string; status: InvoiceStatus } | null;
}

/** For those who sell: where an order of theirs stands. Orders are locked before whatever they are for. */
@Injectable()
export class StandingOrders {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly invoices: InvoicesRepository,
  ) {}

  /** As a worker; null when nothing was ordered under that name. */
  async lockFor(tx: Tx, scope: AccountScope, subject: string, subjectId: string): Promise<LockedOrder | null> {
    const order = await this.orders.lockFor(tx, scope, subject, subjectId);
    if (order === null) return null;
    const invoice = order.invoiceId === null ? null : await this.invoices.unscopedFind(tx, order.invoiceId);
    return {
      orderId: order.id,
      begun: order.begunAt !== null,
      invoice: invoice && { id: invoice.id, status: invoice.status },
    };
  }
}
