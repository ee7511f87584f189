import { Injectable } from '@nestjs/common';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { DepositsFacade } from '../../deposits/index.js';
import { type InvoiceContent, type IssuedInvoice, ReadCreditNotes, ReadIssued } from '../../invoices/index.js';
import type { PrintedCustomer } from '../rules/frozen.js';
import { creditNoteDocument, invoiceDocument } from '../rules/issued-document.js';
import type { Issued } from './archive-documents.js';

/** What was issued, ready to be rendered. */
@Injectable()
export class IssuedDocuments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsFacade,
    private readonly invoices: ReadIssued,
    private readonly creditNotes: ReadCreditNotes,
    private readonly deposits: DepositsFacade,
  ) {}

  /** The account's own; null for any other. */
  async invoice(scope: AccountScope, id: string): Promise<Issued | null> {
    const found = await this.unscopedInvoice(id);
    return found?.scope.accountId === scope.accountId ? found : null;
  }

  unscopedInvoice(id: string): Promise<Issued | null> {
    return this.unitOfWork.runAsWorker((tx) => this.invoiceIn(tx, id));
  }

  /** As a worker. */
  async invoiceIn(tx: Tx, id: string): Promise<Issued | null> {
    const invoice = await this.invoices.unscopedIn(tx, id);
    return invoice && this.ofInvoice(invoice);
  }

  async ofInvoice(invoice: IssuedInvoice): Promise<Issued<'invoice'>> {
    const content = invoiceDocument(invoice, await this.readerOf(invoice.accountId, invoice.content));
    return { scope: accountScope(invoice.accountId), subjectId: invoice.id, document: { kind: 'invoice', content } };
  }

  async creditNote(scope: AccountScope, id: string): Promise<Issued | null> {
    const found = await this.unscopedCreditNote(id);
    return found?.scope.accountId === scope.accountId ? found : null;
  }

  unscopedCreditNote(id: string): Promise<Issued | null> {
    return this.unitOfWork.runAsWorker((tx) => this.creditNoteIn(tx, id));
  }

  /** As a worker. */
  async creditNoteIn(tx: Tx, id: string): Promise<Issued<'credit_note'> | null> {
    const note = await this.creditNotes.unscopedIn(tx, id);
    if (note === null) return null;
    const { accountId } = note;
    const content = creditNoteDocument(note, await this.readerOf(accountId, note.content));
    return { scope: accountScope(accountId), subjectId: id, document: { kind: 'credit_note', content } };
  }

  /** The receipt of money that came; null before it did. */
  async receipt(scope: AccountScope, id: string): Promise<Issued | null> {
    return this.unitOfWork.run(scope, (tx) => this.receiptIn(tx, scope, id));
  }

  async receiptIn(tx: Tx, scope: AccountScope, id: string): Promise<Issued | null> {
    const deposit = await this.deposits.findIn(tx, scope, id);
    if (!deposit?.receipt) return null;
    return { scope, subjectId: id, document: { kind: 'deposit_receipt', content: deposit.receipt } };
  }

  /** Where the document goes when the customer has named no address for invoices. */
  private async readerOf(accountId: string, { customer }: InvoiceContent): Promise<string | null> {
    const { invoiceEmail } = customer as PrintedCustomer;
    return invoiceEmail ?? (await this.accounts.ownerContact(accountId))?.email ?? null;
  }
}
