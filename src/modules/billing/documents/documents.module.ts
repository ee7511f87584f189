import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { DepositsModule } from '../deposits/index.js';
import { InvoicesModule } from '../invoices/index.js';
import { ProFormasModule } from '../pro-formas/index.js';
import { PurchaseOrdersModule } from '../purchase-orders/index.js';
import { DocumentRenderer } from './adapters/document-renderer.js';
import { ArchiveCreditNoteWhenIssued } from './consumers/archive-credit-note-when-issued.js';
import { ArchiveInvoiceWhenIssued } from './consumers/archive-invoice-when-issued.js';
import { DocumentsRepository } from './data/documents.repository.js';
import { DocumentsFacade } from './documents.facade.js';
import { AdminCreditNoteDocumentsController } from './http/admin-credit-note-documents.controller.js';
import { AdminInvoiceDocumentsController } from './http/admin-invoice-documents.controller.js';
import { CreditNoteDocumentsController } from './http/credit-note-documents.controller.js';
import { InvoiceDocumentsController } from './http/invoice-documents.controller.js';
import { DepositDocumentsController } from './http/deposit-documents.controller.js';
import { ProFormaDocumentsController } from './http/pro-forma-documents.controller.js';
import { PurchaseOrderDocumentsController } from './http/purchase-order-documents.controller.js';
import { ServeDocuments } from './http/serve-documents.js';
import { DocumentsLeavingParts } from './leaving-parts.js';
import { ArchiveDocuments } from './use-cases/archive-documents.js';
import { IssuedDocuments } from './use-cases/issued-documents.js';
import { PassingDocuments } from './use-cases/passing-documents.js';

/** What customers read of what was billed: PDF for people, XML for programs. */
@Module({
  imports: [AccountsModule, InvoicesModule, ProFormasModule, PurchaseOrdersModule, DepositsModule],
  controllers: [
    InvoiceDocumentsController,
    CreditNoteDocumentsController,
    DepositDocumentsController,
    ProFormaDocumentsController,
    PurchaseOrderDocumentsController,
    AdminInvoiceDocumentsController,
    AdminCreditNoteDocumentsController,
  ],
  providers: [
    DocumentsRepository,
    DocumentRenderer,
    ArchiveDocuments,
    IssuedDocuments,
    PassingDocuments,
    ServeDocuments,
    ArchiveInvoiceWhenIssued,
    ArchiveCreditNoteWhenIssued,
    DocumentsLeavingParts,
    DocumentsFacade,
  ],
  exports: [DocumentsFacade],
})
export class DocumentsModule {}
