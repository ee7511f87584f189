import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { formatAmount, type Money } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { LedgerAccount } from '../../ledger/index.js';
import { PaymentsFacade } from '../../payments/index.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import { INVOICE } from './invoice-payments.js';
import { type SettledInvoice, SettleInvoice } from './settle-invoice.js';

/** Money at the bank that is for an invoice, as a statement or a person says. */
export interface InvoiceBooking {
  invoiceId: string;
  amount: Money;
  kind: 'bank_transfer' | 'admin_mandate';
  /** What the payer wrote. */
  reference: string;
  bookedOn: LocalDate;
  /** Names the booking once for all. */
  externalId: string;
  actor?: Actor;
  /** Where the books have the money now; at the bank when left out. */
  from?: LedgerAccount;
}

const BY_ITSELF: Actor = { type: 'system', id: null };

/** Books money that came by transfer or mandate on an invoice; 409 `booking_already_recorded` the second time. */
@Injectable()
export class BookPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly payments: PaymentsFacade,
    private readonly settle: SettleInvoice,
    private readonly accounts: AccountsFacade,
  ) {}

  run(booking: InvoiceBooking, keep: BeforeCommit<SettledInvoice>): Promise<SettledInvoice> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const settled = await this.runIn(tx, booking);
      await keep(tx, settled);
      return settled;
    });
  }

  async runIn(tx: Tx, { invoiceId, actor = BY_ITSELF, ...booking }: InvoiceBooking): Promise<SettledInvoice> {
    const invoice = await this.invoices.unscopedFind(tx, invoiceId);
    if (invoice === null) throw platformProblems.not_found();
    const { accountId, number } = invoice;
    const what = { accountId, purpose: INVOICE, purposeId: invoiceId, ...booking };
    const { id: paymentId } = await this.payments.recordIn(tx, what);
    const { amount, kind, bookedOn, externalId } = booking;
    const settled = await this.settle.runIn(tx, invoiceId, { amount, paymentId });
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'invoice.payment_booked',
      actor,
      target: { type: 'invoice', id: wireId('inv', invoiceId) },
      changes: { number, amount: formatAmount(amount), kind, bookedOn, externalId },
    });
    return settled;
  }
}
