import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { money } from '../../../../kernel/money.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { isPaidLater, type Payment, PaymentsFacade, type UsableMethod } from '../../payments/index.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import { invoiceProblems } from '../invoices.errors.js';
import { dueOf } from '../rules/invoice-balance.js';
import { INVOICE } from './invoice-payments.js';

export interface InvoicePaymentWish {
  invoiceId: string;
  /** Null: the newest one. */
  methodId: string | null;
  /** Takes the money of who pays by transfer from his wallet; else that method is refused. */
  orFromWallet?: boolean;
  actor: Actor;
}

/** An invoice after somebody tried to pay it. */
export interface PaidInvoice {
  invoice: InvoiceEntity;
  payment: Payment;
}

/** Charges what an open invoice is still owed. A refusal is thrown; the invoice stays as open as it was. */
@Injectable()
export class PayInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly payments: PaymentsFacade,
    private readonly accounts: AccountsFacade,
  ) {}

  /** `last` runs at the end of the transaction that settles, unless the payment was refused. */
  async run(scope: AccountScope, wish: InvoicePaymentWish, last: BeforeCommit<PaidInvoice>): Promise<PaidInvoice> {
    const paymentId = await this.unitOfWork.runAsWorker((tx) => this.reserveIn(tx, scope, wish));
    let paid: PaidInvoice | undefined;
    const payment = await this.payments.charge(paymentId, async (tx, settled) => {
      if (settled.state === 'failed') return;
      const invoice = await this.invoices.unscopedFind(tx, wish.invoiceId);
      if (invoice === null) throw new Error('an invoice that was paid is gone');
      paid = { invoice, payment: settled };
      await last(tx, paid);
    });
    if (payment.state === 'failed' || paid === undefined) throw this.payments.refusalOf(payment);
    return paid;
  }

  /** Who asks again while a payment is on its way, or takes over after a crash, is answered how that one stands. */
  private async reserveIn(
    tx: Tx,
    scope: AccountScope,
    { invoiceId, methodId, orFromWallet, actor }: InvoicePaymentWish,
  ) {
    const invoice = await this.invoices.lock(tx, scope, invoiceId);
    if (invoice === null) throw platformProblems.not_found();
    const living = await this.payments.forIn(tx, INVOICE, invoiceId);
    if (living?.state === 'created' || living?.state === 'pending') return living.id;
    const amount = money(dueOf(invoice), invoice.currency);
    if (amount.minor <= 0n) throw invoiceProblems.invoice_not_payable();
    const method = await this.methodIn(tx, scope, methodId, orFromWallet === true);
    const payerPresent = actor.type !== 'system';
    const reservation = { method, amount, purpose: INVOICE, purposeId: invoiceId, payerPresent };
    const payment = await this.payments.reserveIn(tx, scope, reservation);
    await this.accounts.auditIn(tx, {
      accountId: scope.accountId,
      action: 'invoice.payment_started',
      actor,
      target: { type: 'invoice', id: wireId('inv', invoiceId) },
      changes: { paymentId: wireId('pay', payment.id), kind: method.kind },
    });
    return payment.id;
  }

  /** Nobody can be charged by transfer: that money is sent, under the invoice's reference. */
  private async methodIn(tx: Tx, scope: AccountScope, id: string | null, orFromWallet: boolean): Promise<UsableMethod> {
    const method = await this.payments.methodIn(tx, scope, id, 'paymentMethod');
    if (!isPaidLater(method.kind)) return method;
    if (orFromWallet) return { ...method, kind: 'prepaid' };
    const errors = [{ field: 'paymentMethod', code: 'not_allowed', message: '' }];
    throw platformProblems.validation_failed({ errors });
  }
}
