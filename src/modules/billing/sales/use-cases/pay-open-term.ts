import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Actor } from '../../../accounts/index.js';
import { InvoicesFacade, type PaidOrder, StandingOrders } from '../../invoices/index.js';
import { SubscriptionsRepository } from '../../subscriptions/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { PLAN } from './place-plan-order.js';

interface OwedTerm {
  orderId: string;
  invoiceId: string;
}

/** A customer pays the invoice of a term that was billed and not paid, instead of ordering it once more. */
@Injectable()
export class PayOpenTerm {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: PlanOrdersRepository,
    private readonly standing: StandingOrders,
    private readonly invoices: InvoicesFacade,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  /** Null when no open invoice waits for this subscription. */
  of(scope: AccountScope, subscriptionId: string): Promise<OwedTerm | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const open = await this.orders.openOf(tx, scope, subscriptionId);
      const order = open && (await this.standing.lockFor(tx, scope, PLAN, open.id));
      return order?.invoice ? { orderId: order.orderId, invoiceId: order.invoice.id } : null;
    });
  }

  /** What pays for it pays for the terms that follow, too. */
  async pay(
    scope: AccountScope,
    { orderId, invoiceId }: OwedTerm,
    wish: { subscriptionId: string; paymentMethodId: string | null; actor: Actor },
    last: BeforeCommit<PaidOrder>,
  ): Promise<void> {
    const { subscriptionId, paymentMethodId: methodId, actor } = wish;
    await this.invoices.payInvoice(scope, { invoiceId, methodId, actor }, async (tx, { payment, invoice }) => {
      const { paymentReference, dueDate } = invoice.content;
      const paid = { id: invoice.id, status: invoice.status, paymentReference, dueDate };
      if (invoice.status === 'paid') await this.subscriptions.payWith(tx, scope, subscriptionId, payment.methodId);
      await last(tx, { orderId, payment, invoice: paid, begun: invoice.status === 'paid' });
    });
  }
}
