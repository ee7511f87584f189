import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { InvoicesFacade, type LockedOrder, StandingOrders } from '../../invoices/index.js';
import { BY_ITSELF } from '../../subscriptions/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { PLAN } from './place-plan-order.js';

/** What was ordered for a subscription, billed, and cannot begin any more because the subscription ends. */
@Injectable()
export class WithdrawOrders {
  constructor(
    private readonly orders: PlanOrdersRepository,
    private readonly standing: StandingOrders,
    private readonly invoices: InvoicesFacade,
  ) {}

  /** Before the subscription is locked: who books money takes the locks in that order. */
  async lockIn(tx: Tx, { id, accountId }: { id: string; accountId: string }): Promise<LockedOrder | null> {
    const scope = accountScope(accountId);
    const open = await this.orders.openOf(tx, scope, id);
    return open && this.standing.lockFor(tx, scope, PLAN, open.id);
  }

  /** Nothing is owed for it any more; what was paid of it is in the wallet. */
  async creditIn(tx: Tx, order: LockedOrder | null): Promise<void> {
    if (!order?.invoice || order.begun || order.invoice.status === 'credited') return;
    const reason = 'the subscription ended before it was paid for';
    const { id: invoiceId } = order.invoice;
    await this.invoices.creditIn(tx, { invoiceId, reason, refund: 'wallet', actor: BY_ITSELF });
  }
}
