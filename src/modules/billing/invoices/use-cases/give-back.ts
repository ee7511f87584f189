import { Injectable, Logger } from '@nestjs/common';
import { type Money, money } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Payment, paymentProblems, PaymentsFacade } from '../../payments/index.js';
import { WalletFacade } from '../../wallet/index.js';
import type { CreditNoteEntity } from '../data/credit-note.entity.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import type { RefundTo } from '../rules/credit-note.js';
import { INVOICE } from './invoice-payments.js';
import { ORDER } from './order-payments.js';
import type { LockedInvoice } from './settle-invoice.js';

export interface Refunding {
  /** The credit note's. */
  id: string;
  amount: Money;
  to: 'wallet' | 'payment_method';
}

/** Where what was paid goes when it is credited: to the wallet, or back to how it was paid. */
@Injectable()
export class GiveBack {
  private readonly log = new Logger('GiveBack');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wallet: WalletFacade,
    private readonly payments: PaymentsFacade,
    private readonly invoices: InvoicesRepository,
  ) {}

  async runIn(tx: Tx, { invoice, order }: LockedInvoice, { id, amount, to }: Refunding): Promise<RefundTo> {
    if (amount.minor === 0n) return 'none';
    if (to === 'payment_method') {
      const payment = await this.paymentOf(tx, invoice.id, order.id);
      if (payment === null) throw paymentProblems.payment_not_refundable();
      await this.payments.reserveRefundIn(tx, payment.id, { amount, reference: referenceOf(id) });
      return to;
    }
    const { accountId } = invoice;
    const from = { purpose: 'receivable', accountId } as const;
    await this.wallet.creditIn(tx, { accountId, amount, type: 'credit_note', about: referenceOf(id), from });
    return to;
  }

  /** Asks the gateway at once for what was decided. Whoever dies before, or gets no answer, is followed. */
  async ask({ id, invoiceId, refund, refundedMinor, currency }: CreditNoteEntity): Promise<void> {
    if (refund !== 'payment_method') return;
    try {
      const payment = await this.unitOfWork.runAsWorker(async (tx) => {
        const invoice = await this.invoices.unscopedFind(tx, invoiceId);
        return this.paymentOf(tx, invoiceId, invoice?.orderId ?? '');
      });
      if (payment === null) throw new Error('its payment is gone');
      const amount = money(refundedMinor, currency);
      await this.payments.refund(payment.id, { amount, reference: referenceOf(id) });
    } catch (error) {
      this.log.warn({ msg: 'a refund is left to the scheduler', creditNoteId: id, err: (error as Error).message });
    }
  }

  /** What paid the invoice last, or else what paid its order. */
  private async paymentOf(tx: Tx, invoiceId: string, orderId: string): Promise<Payment | null> {
    const own = await this.payments.forIn(tx, INVOICE, invoiceId);
    return own?.state === 'succeeded' ? own : this.payments.forIn(tx, ORDER, orderId);
  }
}

function referenceOf(creditNoteId: string): string {
  return `credit_note:${creditNoteId}`;
}
