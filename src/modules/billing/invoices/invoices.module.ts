import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CustomersModule } from '../customers/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentsFacade, PaymentsModule } from '../payments/index.js';
import { TaxModule } from '../tax/index.js';
import { WalletModule } from '../wallet/index.js';
import { ReissueInvoiceWhenItIsIssuedTooLate } from './consumers/reissue-invoice-when-it-is-issued-too-late.js';
import { ReissueInvoicesWhenVatNumberIsProved } from './consumers/reissue-invoices-when-vat-number-is-proved.js';
import { CreditNotesRepository } from './data/credit-notes.repository.js';
import { InvoiceSearchRepository } from './data/invoice-search.repository.js';
import { InvoicesRepository } from './data/invoices.repository.js';
import { OrdersRepository } from './data/orders.repository.js';
import { SeriesRepository } from './data/series.repository.js';
import { AdminCreditNotesController } from './http/admin-credit-notes.controller.js';
import { AdminInvoicesController } from './http/admin-invoices.controller.js';
import { CreditNotesController } from './http/credit-notes.controller.js';
import { InvoiceLocator, StaffInvoiceLocator } from './http/invoice-locators.js';
import { InvoicesController } from './http/invoices.controller.js';
import { InvoicesFacade, OpenInvoices } from './invoices.facade.js';
import { BeginOrder } from './use-cases/begin-order.js';
import { BillOrder } from './use-cases/bill-order.js';
import { BookPayment } from './use-cases/book-payment.js';
import { CountTurnover } from './use-cases/count-turnover.js';
import { CreditInvoice, CreditSteps } from './use-cases/credit-invoice.js';
import { DraftBill } from './use-cases/draft-bill.js';
import { DraftBills } from './use-cases/draft-bills.js';
import { ManyOrders } from './use-cases/many-orders.js';
import { DropOrder } from './use-cases/drop-order.js';
import { ExportInvoices } from './use-cases/export-invoices.js';
import { GiveBack } from './use-cases/give-back.js';
import { InvoicePayments } from './use-cases/invoice-payments.js';
import { CreditNoteBooks, IssueCreditNote } from './use-cases/issue-credit-note.js';
import { IssueInvoice } from './use-cases/issue-invoice.js';
import { OrderPayments } from './use-cases/order-payments.js';
import { OrderSubjects } from './use-cases/order-subjects.js';
import { OwedInvoices } from './use-cases/owed-invoices.query.js';
import { PayInvoice } from './use-cases/pay-invoice.js';
import { PayOrder } from './use-cases/pay-order.js';
import { PlaceOrder } from './use-cases/place-order.js';
import { StandingOrders } from './use-cases/standing-orders.js';
import { ReadCreditNotes } from './use-cases/read-credit-notes.query.js';
import { ReadIssued } from './use-cases/read-issued.query.js';
import { ReadInvoices } from './use-cases/read-invoices.query.js';
import { ReissueInvoices, ReissueSteps } from './use-cases/reissue-invoices.js';
import { SettleInvoice } from './use-cases/settle-invoice.js';

/** Orders, and the invoices they become. */
@Module({
  imports: [AccountsModule, CustomersModule, TaxModule, LedgerModule, PaymentsModule, WalletModule],
  controllers: [InvoicesController, AdminInvoicesController, CreditNotesController, AdminCreditNotesController],
  providers: [
    OrdersRepository,
    InvoicesRepository,
    SeriesRepository,
    CreditNotesRepository,
    InvoiceSearchRepository,
    OrderSubjects,
    CountTurnover,
    IssueInvoice,
    CreditNoteBooks,
    IssueCreditNote,
    BeginOrder,
    BillOrder,
    SettleInvoice,
    OrderPayments,
    DraftBill,
    DraftBills,
    ManyOrders,
    PlaceOrder,
    PayOrder,
    StandingOrders,
    InvoicePayments,
    PayInvoice,
    BookPayment,
    DropOrder,
    GiveBack,
    CreditSteps,
    CreditInvoice,
    ReissueSteps,
    ReissueInvoices,
    ReissueInvoicesWhenVatNumberIsProved,
    ReissueInvoiceWhenItIsIssuedTooLate,
    ReadCreditNotes,
    ReadInvoices,
    ExportInvoices,
    ReadIssued,
    OwedInvoices,
    InvoiceLocator,
    StaffInvoiceLocator,
    OpenInvoices,
    InvoicesFacade,
  ],
  exports: [OwedInvoices, InvoicesFacade, StandingOrders, ReadInvoices, ReadIssued, ReadCreditNotes, ManyOrders],
})
export class InvoicesModule implements OnModuleInit {
  constructor(
    private readonly payments: PaymentsFacade,
    private readonly orders: OrderPayments,
    private readonly openInvoices: InvoicePayments,
  ) {}

  onModuleInit(): void {
    this.payments.registerPurpose(this.orders);
    this.payments.registerPurpose(this.openInvoices);
  }
}
