import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellPayerOfInvoice } from '../use-cases/tell-payer-of-invoice.js';

@Injectable()
export class TellPayerWhenCreditNoteIsIssued implements EventConsumer<'credit_note.issued.v1'> {
  readonly name = 'tell-payer-when-credit-note-is-issued';
  readonly event = 'credit_note.issued.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellPayerOfInvoice,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'credit_note.issued.v1'>, tx: Tx): Promise<void> {
    await this.tell.ofCreditNoteIn(tx, payload.creditNoteId);
  }
}
