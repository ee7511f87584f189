import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit, Tx } from '../../../platform/database/tx.js';
import type { UsableMethod } from '../payments/index.js';
import type { CreditNoteEntity } from './data/credit-note.entity.js';
import { InvoicesRepository, type ReferencedInvoice } from './data/invoices.repository.js';
import type { InvoiceEntity } from './data/invoice.entity.js';
import type { Bill, InvoiceContent } from './rules/bill.js';
import type { BillRequest } from './rules/compose-bill.js';
import { BookPayment, type InvoiceBooking } from './use-cases/book-payment.js';
import { CreditInvoice, type WantedCredit } from './use-cases/credit-invoice.js';
import { DraftBill } from './use-cases/draft-bill.js';
import { type OrderSubject, OrderSubjects } from './use-cases/order-subjects.js';
import { type InvoicePaymentWish, type PaidInvoice, PayInvoice } from './use-cases/pay-invoice.js';
import { type PaidOrder, PayOrder, type StandingOrder } from './use-cases/pay-order.js';
import { type NewOrder, type PlacedOrder, PlaceOrder } from './use-cases/place-order.js';
import type { SettledInvoice } from './use-cases/settle-invoice.js';

/** What becomes of invoices once they are issued. */
@Injectable()
export class OpenInvoices {
  constructor(
    readonly paying: PayInvoice,
    readonly booking: BookPayment,
    readonly crediting: CreditInvoice,
  ) {}
}

/**
 * Selling something: draft the bill, place the order in the transaction that writes what is sold, and pay once that is
 * committed. Whatever becomes of the payment, now or later, is told to the order's subject.
 */
@Injectable()
export class InvoicesFacade {
  constructor(
    private readonly drafting: DraftBill,
    private readonly placing: PlaceOrder,
    private readonly paying: PayOrder,
    private readonly subjects: OrderSubjects,
    private readonly open: OpenInvoices,
    private readonly invoices: InvoicesRepository,
  ) {}

  registerSubject(subject: OrderSubject): void {
    this.subjects.register(subject);
  }

  /** Lines, parties and VAT as the invoice will say them; 422 `billing_details_required`. */
  draft(scope: AccountScope, request: BillRequest): Promise<Bill> {
    return this.drafting.run(scope, request);
  }

  /** The payment method of that id, or the newest one; 422 naming `field`. */
  methodIn(tx: Tx, scope: AccountScope, id: string | null, field: string): Promise<UsableMethod> {
    return this.placing.methodIn(tx, scope, id, field);
  }

  placeIn(tx: Tx, scope: AccountScope, order: NewOrder): Promise<PlacedOrder> {
    return this.placing.runIn(tx, scope, order);
  }

  /** What the same request placed before its process died; null when there is nothing. */
  placedBefore(scope: AccountScope, requestKey: Buffer | null): Promise<{ subjectId: string; orderId: string } | null> {
    return this.paying.placedBefore(scope, requestKey);
  }

  /** An order of this kind of thing, and how its payment stands; null when there is none. */
  orderIn(tx: Tx, scope: AccountScope, subject: string, id: string): Promise<StandingOrder | null> {
    return this.paying.orderIn(tx, scope, subject, id);
  }

  /**
   * Charges, outside any transaction, or bills what is paid later; `last` runs in the transaction that settles. A refusal
   * is thrown as a 402. `onAccount`: what is paid later begins at once.
   */
  pay(orderId: string, last: BeforeCommit<PaidOrder>, options?: { onAccount?: boolean }): Promise<PaidOrder> {
    return this.paying.run(orderId, last, options);
  }

  /** Bills an order that is not paid: an open invoice. It begins when that is paid whole. As a worker. */
  billIn(tx: Tx, orderId: string, { dueInDays }: { dueInDays: number }): Promise<InvoiceEntity> {
    return this.paying.billIn(tx, orderId, dueInDays);
  }

  /** Books money that came by transfer or mandate; 409 `booking_already_recorded`. As a worker. */
  bookIn(tx: Tx, booking: InvoiceBooking): Promise<SettledInvoice> {
    return this.open.booking.runIn(tx, booking);
  }

  /**
   * Takes an invoice back, whole or by a net amount; 409 `credit_exceeds_invoice`. What was paid goes to the wallet, or is
   * given back through its gateway by the scheduler. As a worker.
   */
  creditIn(tx: Tx, wanted: WantedCredit): Promise<CreditNoteEntity> {
    return this.open.crediting.runIn(tx, wanted);
  }

  /** The order that was taken back whole with an invoice; null while a part stands, or another invoice took its place. */
  takenBackIn(tx: Tx, invoiceId: string): Promise<string | null> {
    return this.invoices.unscopedTakenBack(tx, invoiceId);
  }

  /** Charges what an open invoice is still owed, outside any transaction. A refusal is thrown as a 402. */
  payInvoice(
    scope: AccountScope,
    wish: InvoicePaymentWish,
    last: BeforeCommit<PaidInvoice> = () => Promise.resolve(),
  ): Promise<PaidInvoice> {
    return this.open.paying.run(scope, wish, last);
  }

  /** The invoices that payers name by their payment references, whatever became of them. */
  byReferencesIn(tx: Tx, references: readonly string[]): Promise<ReferencedInvoice[]> {
    return this.invoices.unscopedByReferences(tx, references);
  }

  /** What the invoice of something ordered says; null while there is none. */
  async issuedFor(tx: Tx, scope: AccountScope, subject: string, subjectId: string): Promise<InvoiceContent | null> {
    return (await this.invoices.forSubject(tx, scope, subject, subjectId))?.content ?? null;
  }
}
