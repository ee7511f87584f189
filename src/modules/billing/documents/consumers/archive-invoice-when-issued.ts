import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { ArchiveDocuments } from '../use-cases/archive-documents.js';
import { IssuedDocuments } from '../use-cases/issued-documents.js';

/** Every invoice is rendered once, whether or not anybody ever asks for it; also that of an account that is gone by then. */
@Injectable()
export class ArchiveInvoiceWhenIssued implements EventConsumer<'invoice.issued.v1'> {
  readonly name = 'archive-invoice-when-issued';
  readonly event = 'invoice.issued.v1';
  readonly queue = 'events';
  readonly afterPurge = true;

  constructor(
    consumers: Consumers,
    private readonly issued: IssuedDocuments,
    private readonly archive: ArchiveDocuments,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'invoice.issued.v1'>, tx: Tx): Promise<void> {
    const invoice = await this.issued.invoiceIn(tx, payload.invoiceId);
    if (invoice) await this.archive.getIn(tx, invoice, 'pdf');
  }
}
