import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { CreditNoteEntity } from '../data/credit-note.entity.js';
import type { InvoiceEntity } from '../data/invoice.entity.js';
import { InvoiceSearchRepository } from '../data/invoice-search.repository.js';
import { CSV_HEADER, csvLine, type ExportedDocument } from '../rules/documents-csv.js';
import { dueOf } from '../rules/invoice-balance.js';

const AT_A_TIME = 200;

/** All documents that were issued on these days, invoices and then credit notes, oldest first, a few at a time. */
@Injectable()
export class ExportInvoices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly search: InvoiceSearchRepository,
  ) {}

  async *run(from: LocalDate, to: LocalDate): AsyncGenerator<string> {
    yield CSV_HEADER;
    const invoices = (after: string | null) =>
      this.unitOfWork.runAsWorker((tx) => this.search.unscopedInvoices(tx, { from, to, after }, AT_A_TIME));
    for await (const some of inTurn(invoices)) yield some.map((one) => csvLine(invoiceRow(one))).join('');
    const creditNotes = (after: string | null) =>
      this.unitOfWork.runAsWorker((tx) => this.search.unscopedCreditNotes(tx, { from, to, after }, AT_A_TIME));
    for await (const some of inTurn(creditNotes)) yield some.map((one) => csvLine(creditNoteRow(one))).join('');
  }
}

async function* inTurn<T extends { id: string }>(next: (after: string | null) => Promise<T[]>): AsyncGenerator<T[]> {
  let some = await next(null);
  while (some.length > 0) {
    yield some;
    some = some.length < AT_A_TIME ? [] : await next(some.at(-1)!.id);
  }
}

function invoiceRow(invoice: InvoiceEntity): ExportedDocument {
  const { accountId, status, content, paidMinor, creditedMinor } = invoice;
  return { accountId: wireId('acc', accountId), status, content, paidMinor, creditedMinor, dueMinor: dueOf(invoice) };
}

function creditNoteRow({ accountId, content }: CreditNoteEntity): ExportedDocument {
  const nothing = { paidMinor: 0n, creditedMinor: 0n, dueMinor: 0n };
  return { accountId: wireId('acc', accountId), status: 'issued', content, ...nothing };
}
