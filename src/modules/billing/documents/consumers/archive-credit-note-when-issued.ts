import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { ArchiveDocuments } from '../use-cases/archive-documents.js';
import { IssuedDocuments } from '../use-cases/issued-documents.js';

/** As invoices are: also that of an account that is gone by then. */
@Injectable()
export class ArchiveCreditNoteWhenIssued implements EventConsumer<'credit_note.issued.v1'> {
  readonly name = 'archive-credit-note-when-issued';
  readonly event = 'credit_note.issued.v1';
  readonly queue = 'events';
  readonly afterPurge = true;

  constructor(
    consumers: Consumers,
    private readonly issued: IssuedDocuments,
    private readonly archive: ArchiveDocuments,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'credit_note.issued.v1'>, tx: Tx): Promise<void> {
    const creditNote = await this.issued.creditNoteIn(tx, payload.creditNoteId);
    if (creditNote) await this.archive.getIn(tx, creditNote, 'pdf');
  }
}
