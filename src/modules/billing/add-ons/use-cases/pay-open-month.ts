import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { InvoicesFacade, StandingOrders } from '../../invoices/index.js';
import { PaymentsFacade } from '../../payments/index.js';
import { BY_ITSELF } from '../../subscriptions/index.js';
import { type AddOnMonth, AddOnMonthsRepository } from '../data/add-on-months.repository.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import type { AddOn } from '../rules/add-on.js';
import { ADD_ON_MONTH, AddOnMonthOrders } from './add-on-month-orders.js';
import type { Beside } from './begin-months.js';
import { MonthPayer } from './month-payer.js';

/** A month that was billed, and whose invoice is open. */
export interface OpenMonth {
  addOn: AddOn;
  beside: Beside;
  month: AddOnMonth;
  invoiceId: string;
}

/** What charging an open month touches. */
@Injectable()
export class OpenMonthTools {
  constructor(
    readonly addOns: AddOnsRepository,
    readonly months: AddOnMonthsRepository,
    readonly orders: AddOnMonthOrders,
    readonly payments: PaymentsFacade,
    readonly standing: StandingOrders,
    readonly payer: MonthPayer,
  ) {}
}

/**
 * Tries again to be paid for a month that was billed. An attempt that is on its way is waited for, each one that came to nothing
 * counts once; after the last one the invoice is credited and the add-on has ended.
 */
@Injectable()
export class PayOpenMonth {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: OpenMonthTools,
    private readonly invoices: InvoicesFacade,
  ) {}

  async run(open: OpenMonth): Promise<void> {
    const { addOn, month, invoiceId } = open;
    const scope = accountScope(addOn.accountId);
    if (await this.failedMeanwhile(open)) return this.refused(open);
    try {
      const { id: methodId } = await this.unitOfWork.runAsWorker((tx) =>
        this.tools.payer.methodIn(tx, addOn, open.beside),
      );
      const wish = { invoiceId, methodId, orFromWallet: true, actor: BY_ITSELF };
      await this.invoices.payInvoice(scope, wish, async (tx, { payment }) => {
        if (payment.state !== 'pending') return;
        await this.tools.months.update(tx, month, { retryPaymentId: payment.id });
        await this.tools.addOns.update(tx, addOn, { dueAt: addMs(tx.now, DAY_MS) });
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.refused(open);
    }
  }

  /** An earlier attempt that took its time, such as a debit, has been refused. */
  private async failedMeanwhile({ month: { retryPaymentId }, invoiceId }: OpenMonth): Promise<boolean> {
    if (retryPaymentId === null) return false;
    const payment = await this.unitOfWork.runAsWorker((tx) => this.tools.payments.forIn(tx, 'invoice', invoiceId));
    return payment?.id === retryPaymentId && payment.state === 'failed';
  }

  private refused({ addOn: { accountId, id }, month: { id: monthId }, invoiceId }: OpenMonth): Promise<void> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const order = await this.tools.standing.lockFor(tx, scope, ADD_ON_MONTH, monthId);
      const month = await this.tools.months.lock(tx, scope, monthId);
      const addOn = await this.tools.addOns.lock(tx, scope, id);
      if (!order || order.begun || month?.state !== 'open' || !addOn) return;
      if (await this.tools.orders.refuseIn(tx, { month, addOn })) return;
      const reason = 'the month was not paid for';
      await this.invoices.creditIn(tx, { invoiceId, reason, refund: 'wallet', actor: BY_ITSELF });
    });
  }
}
