import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { type InvoiceContent, type IssuedInvoice, ReadIssued } from '../invoices/index.js';
import type { ProForma } from '../pro-formas/index.js';
import { DocumentRenderer } from './adapters/document-renderer.js';
import { paperOf } from './rules/compose-paper.js';
import { fileNameOf } from './rules/file-name.js';
import type { Frozen, FrozenQuote } from './rules/frozen.js';
import { isSettled } from './rules/issued-document.js';
import { ArchiveDocuments, type Issued } from './use-cases/archive-documents.js';
import { proFormaDocument } from './use-cases/passing-documents.js';
import { IssuedDocuments } from './use-cases/issued-documents.js';

/** A document as mails attach it. */
export interface AttachedDocument {
  filename: string;
  content: Buffer;
}

/** An invoice with its PDF. */
export interface InvoicePaper extends IssuedInvoice {
  /** Whether nothing was left to pay when it was issued. */
  paid: boolean;
  pdf: AttachedDocument;
}

/** A credit note with its PDF. */
export interface CreditNotePaper {
  id: string;
  accountId: string;
  content: InvoiceContent;
  pdf: AttachedDocument;
}

@Injectable()
export class DocumentsFacade {
  constructor(
    private readonly renderer: DocumentRenderer,
    private readonly archive: ArchiveDocuments,
    private readonly issued: IssuedDocuments,
    private readonly invoices: ReadIssued,
  ) {}

  /** A PDF of frozen content that nobody keeps: the same content makes the same bytes. */
  render(document: Frozen): Promise<Buffer> {
    return this.renderer.render(paperOf(document), null);
  }

  /** An invoice with its archived PDF; as a worker. */
  async invoiceIn(tx: Tx, invoiceId: string): Promise<InvoicePaper | null> {
    return this.paperIn(tx, await this.invoices.unscopedIn(tx, invoiceId));
  }

  /** The same of something that was ordered. */
  async invoiceForIn(tx: Tx, scope: AccountScope, subject: string, subjectId: string): Promise<InvoicePaper | null> {
    return this.paperIn(tx, await this.invoices.forSubjectIn(tx, scope, subject, subjectId));
  }

  /** A credit note with its archived PDF; as a worker. */
  async creditNoteIn(tx: Tx, creditNoteId: string): Promise<CreditNotePaper | null> {
    const issued = await this.issued.creditNoteIn(tx, creditNoteId);
    if (issued === null) return null;
    const { subjectId: id, scope, document } = issued;
    return { id, accountId: scope.accountId, content: document.content, pdf: await this.attachedIn(tx, issued) };
  }

  /** The archived receipt of a deposit, once the money is there; as a worker. */
  async receiptIn(tx: Tx, scope: AccountScope, depositId: string): Promise<AttachedDocument | null> {
    const issued = await this.issued.receiptIn(tx, scope, depositId);
    return issued && this.attachedIn(tx, issued);
  }

  /** What somebody was told that something costs; named by its day, because quotes have no numbers. */
  async quote(content: FrozenQuote): Promise<AttachedDocument> {
    return {
      filename: fileNameOf({ kind: 'quote', number: content.issueDate, language: content.language }, 'pdf'),
      content: await this.render({ kind: 'quote', content }),
    };
  }

  async proForma(proForma: ProForma): Promise<AttachedDocument> {
    const document = proFormaDocument(proForma);
    return {
      filename: fileNameOf({ ...document.content, kind: document.kind }, 'pdf'),
      content: await this.render(document),
    };
  }

  private async paperIn(tx: Tx, invoice: IssuedInvoice | null): Promise<InvoicePaper | null> {
    if (invoice === null) return null;
    const issued = await this.issued.ofInvoice(invoice);
    return { ...invoice, paid: isSettled(issued.document.content), pdf: await this.attachedIn(tx, issued) };
  }

  private async attachedIn(tx: Tx, issued: Issued): Promise<AttachedDocument> {
    const stored = await this.archive.getIn(tx, issued, 'pdf');
    if (stored === null) throw new Error('what was issued has no PDF');
    const { kind, content } = issued.document;
    return { filename: fileNameOf({ ...content, kind }, 'pdf'), content: stored.content };
  }
}
