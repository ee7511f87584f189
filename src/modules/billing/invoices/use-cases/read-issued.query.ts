import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { InvoicesRepository } from '../data/invoices.repository.js';
import type { InvoiceContent } from '../rules/bill.js';

/** An invoice as its documents and mails need it: what it says for ever, and what it was issued for. */
export interface IssuedInvoice {
  id: string;
  accountId: string;
  content: InvoiceContent;
  subject: string;
  subjectId: string;
  /** How it was, or is to be, paid for. */
  paymentKind: string | null;
}

@Injectable()
export class ReadIssued {
  constructor(private readonly invoices: InvoicesRepository) {}

  /** As a worker. */
  async unscopedIn(tx: Tx, id: string): Promise<IssuedInvoice | null> {
    return issued(await this.invoices.unscopedWithOrder(tx, id));
  }

  /** The invoice of something ordered; as a worker. */
  async forSubjectIn(tx: Tx, scope: AccountScope, subject: string, subjectId: string): Promise<IssuedInvoice | null> {
    const found = await this.invoices.forSubject(tx, scope, subject, subjectId);
    return found && this.unscopedIn(tx, found.id);
  }
}

function issued(invoice: InvoiceEntity | null): IssuedInvoice | null {
  if (invoice === null) return null;
  const { id, accountId, content, order } = invoice;
  if (!order) throw new Error('an invoice was read without its order');
  const { subject, subjectId, paymentKind } = order;
  return { id, accountId, content, subject, subjectId, paymentKind };
}
