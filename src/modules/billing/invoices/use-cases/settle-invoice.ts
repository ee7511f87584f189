import { Injectable } from '@nestjs/common';
import { type Money, money } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { WalletFacade } from '../../wallet/index.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import type { OrderEntity } from '../data/order.entity.js';
import { OrdersRepository } from '../data/orders.repository.js';
import { afterPayment, afterReturn, statusOf } from '../rules/invoice-balance.js';
import { BeginOrder } from './begin-order.js';

export interface LockedInvoice {
  invoice: InvoiceEntity;
  order: OrderEntity;
}

export interface SettledInvoice {
  invoice: InvoiceEntity;
  /** What came beyond what was due; it is in the wallet now. */
  overpaid: Money;
}

/** Lets money that is booked already pay an invoice: in part, whole, or beyond it. Paid whole, what was bought begins. */
@Injectable()
export class SettleInvoice {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly invoices: InvoicesRepository,
    private readonly begin: BeginOrder,
    private readonly wallet: WalletFacade,
    private readonly outbox: Outbox,
  ) {}

  /** Locks the order before the invoice, as everybody does. */
  async lockIn(tx: Tx, invoiceId: string): Promise<LockedInvoice> {
    const found = await this.invoices.unscopedFind(tx, invoiceId);
    const order = found && (await this.orders.unscopedLock(tx, found.orderId));
    const invoice = order && (await this.invoices.unscopedLock(tx, invoiceId));
    if (!order || !invoice) throw new Error(`invoice ${invoiceId} does not exist`);
    return { order, invoice };
  }

  /** Money for an invoice that was issued anew pays the new one. */
  async runIn(tx: Tx, invoiceId: string, paid: { amount: Money; paymentId: string }): Promise<SettledInvoice> {
    const { order, invoice: before } = await this.lockStanding(tx, invoiceId);
    const { figures, overpaidMinor } = afterPayment(before, paid.amount.minor);
    const invoice = { ...figures, status: statusOf(figures) };
    const overpaid = money(overpaidMinor, before.currency);
    if (overpaidMinor > 0n) await this.keep(tx, before, overpaid, paid.paymentId);
    await this.invoices.move(tx, invoice);
    await this.announceIn(tx, before, invoice, order);
    return { invoice, overpaid };
  }

  /**
   * Money that had paid an invoice is gone again. What of it had gone to the wallet before is taken from there, as far as
   * it is left. What began goes on: people decide what becomes of that.
   */
  async returnIn(tx: Tx, invoiceId: string, returned: { amount: Money; paymentId: string }): Promise<void> {
    const { invoice } = await this.lockStanding(tx, invoiceId);
    const { figures, givenTwiceMinor } = afterReturn(invoice, returned.amount.minor);
    if (givenTwiceMinor > 0n) await this.takeBack(tx, invoice, givenTwiceMinor, returned.paymentId);
    await this.invoices.move(tx, { ...figures, status: statusOf(figures) });
  }

  /** Tells that an invoice was paid, and lets begin what it was for, when that is what has just happened. */
  async announceIn(tx: Tx, before: InvoiceEntity, after: InvoiceEntity, order: OrderEntity): Promise<void> {
    if (after.status !== 'paid' || before.status === 'paid') return;
    const { id, accountId } = after;
    await this.outbox.publish(tx, 'invoice.paid.v1', { accountId, aggregateId: id, payload: { invoiceId: id } });
    await this.begin.runIn(tx, order);
  }

  private async lockStanding(tx: Tx, invoiceId: string): Promise<LockedInvoice> {
    const locked = await this.lockIn(tx, invoiceId);
    const { invoiceId: newest, state } = locked.order;
    const replaced = locked.invoice.status === 'credited' && state === 'invoiced' && newest !== invoiceId;
    return replaced && newest !== null ? this.lockIn(tx, newest) : locked;
  }

  private async takeBack(tx: Tx, invoice: InvoiceEntity, wantedMinor: bigint, paymentId: string): Promise<void> {
    const { accountId, currency } = invoice;
    const { minor: held } = await this.wallet.balanceIn(tx, accountId, currency);
    const amount = money(held < wantedMinor ? held : wantedMinor, currency);
    if (amount.minor === 0n) return;
    const to = { purpose: 'receivable', accountId } as const;
    await this.wallet.takeIn(tx, { accountId, amount, type: 'refund', about: `return:${paymentId}`, to });
  }

  private keep(tx: Tx, { accountId }: InvoiceEntity, amount: Money, paymentId: string): Promise<void> {
    return this.wallet.creditIn(tx, {
      accountId,
      amount,
      type: 'overpayment',
      about: `overpayment:${paymentId}`,
      from: { purpose: 'receivable', accountId },
    });
  }
}
