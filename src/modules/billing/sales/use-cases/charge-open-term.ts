import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { InvoicesFacade, type LockedOrder, StandingOrders } from '../../invoices/index.js';
import { PaymentsFacade } from '../../payments/index.js';
import { BY_ITSELF, type Subscription } from '../../subscriptions/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { PLAN } from './place-plan-order.js';
import { RenewalOutcome } from './renewal-outcome.js';
import { RequirePayable } from './require-payable.js';
import { SoldPlans } from './sold-plans.js';

/** A term that was billed, and whose invoice is open. */
export type OpenTerm = LockedOrder & { planOrderId: string; invoiceId: string };

/** What charging an open term touches. */
@Injectable()
export class OpenTermTools {
  constructor(
    readonly invoices: InvoicesFacade,
    readonly payments: PaymentsFacade,
    readonly standing: StandingOrders,
    readonly orders: PlanOrdersRepository,
    readonly plans: SoldPlans,
    readonly payable: RequirePayable,
  ) {}
}

/**
 * Tries again to be paid for a term that was billed. An attempt that is still on its way is waited for; each one that came to
 * nothing counts once; after the last one the invoice is credited and the subscription ends.
 */
@Injectable()
export class ChargeOpenTerm {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: OpenTermTools,
    private readonly outcome: RenewalOutcome,
  ) {}

  async run(scope: AccountScope, subscription: Subscription, term: OpenTerm): Promise<void> {
    if (await this.failedMeanwhile(scope, term)) return this.refused(scope, subscription, term);
    if (!(await this.mayPay(scope, subscription, term))) return this.refused(scope, subscription, term);
    try {
      const { paymentMethodId: methodId } = subscription;
      // Who pays by transfer may have filled the wallet instead of naming the invoice.
      const wish = { invoiceId: term.invoiceId, methodId, orFromWallet: true, actor: BY_ITSELF };
      await this.tools.invoices.payInvoice(scope, wish, (tx, { payment }) =>
        this.tools.orders.setRetry(tx, scope, term.planOrderId, payment.state === 'pending' ? payment.id : null),
      );
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.refused(scope, subscription, term);
    }
  }

  /** An invoice waits for the customer; what he may not pay with is not charged for it behind his back. */
  private mayPay(scope: AccountScope, { paymentMethodId }: Subscription, { planOrderId }: OpenTerm): Promise<boolean> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const order = await this.tools.orders.find(tx, scope, planOrderId);
      if (order === null) return true;
      const sold = { plan: await this.tools.plans.version(order.planVersionId), interval: order.interval };
      return this.tools.payable.mayIn(tx, scope, paymentMethodId, sold);
    });
  }

  /** An earlier attempt that took its time, such as a debit, has been refused. */
  private failedMeanwhile(scope: AccountScope, { planOrderId, invoiceId }: OpenTerm): Promise<boolean> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const retry = await this.tools.orders.retryOf(tx, scope, planOrderId);
      if (retry === null) return false;
      const payment = await this.tools.payments.forIn(tx, 'invoice', invoiceId);
      return payment?.id === retry && payment.state === 'failed';
    });
  }

  private refused(scope: AccountScope, { id }: Subscription, term: OpenTerm): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const order = await this.tools.standing.lockFor(tx, scope, PLAN, term.planOrderId);
      if (order === null || order.begun) return;
      await this.tools.orders.setRetry(tx, scope, term.planOrderId, null);
      const next = await this.outcome.refuseIn(tx, scope.accountId, id);
      if (next === null || next === 'retry') return;
      const reason = 'the term was not paid for and has not begun';
      await this.tools.invoices.creditIn(tx, { invoiceId: term.invoiceId, reason, refund: 'wallet', actor: BY_ITSELF });
    });
  }
}
