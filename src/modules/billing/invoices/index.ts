import { CreditNoteEntity } from './data/credit-note.entity.js';
import { InvoiceEntity } from './data/invoice.entity.js';
import { OrderEntity } from './data/order.entity.js';

export { InvoicesModule } from './invoices.module.js';
export { InvoicesFacade } from './invoices.facade.js';
export { canonicalJson, chainedHash } from './rules/hash-chain.js';
export { creditEntriesOf, entriesOf } from './rules/invoice-entries.js';
export type { Bill, InvoiceContent, Order } from './rules/bill.js';
export { type BillRequest, composeBill, type LineRequest, netOfAll } from './rules/compose-bill.js';
export { nextNumber } from './data/next-number.js';
export { numberOf, SELLER_ZONE } from './rules/numbering.js';
export { type LockedOrder, StandingOrders } from './use-cases/standing-orders.js';
export type { OrderSubject } from './use-cases/order-subjects.js';
export type { WantedCredit } from './use-cases/credit-invoice.js';
export { ReadCreditNotes } from './use-cases/read-credit-notes.query.js';
export type { InvoiceBooking } from './use-cases/book-payment.js';
export type { InvoicePaymentWish, PaidInvoice } from './use-cases/pay-invoice.js';
export type { PaidOrder, StandingOrder } from './use-cases/pay-order.js';
export { type IssuedInvoice, ReadIssued } from './use-cases/read-issued.query.js';
export { OwedInvoices } from './use-cases/owed-invoices.query.js';
export { dueOf } from './rules/invoice-balance.js';
export { ReadInvoices } from './use-cases/read-invoices.query.js';
export { InvoiceView } from './http/invoices.dto.js';
export { presentInvoice } from './http/invoices.presenter.js';
export { ManyOrders } from './use-cases/many-orders.js';
export type { NewOrder, PlacedOrder } from './use-cases/place-order.js';

export const INVOICE_ENTITIES = [OrderEntity, InvoiceEntity, CreditNoteEntity];
