import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellPayerOfInvoice } from '../use-cases/tell-payer-of-invoice.js';

@Injectable()
export class TellPayerWhenInvoiceIsIssued implements EventConsumer<'invoice.issued.v1'> {
  readonly name = 'tell-payer-when-invoice-is-issued';
  readonly event = 'invoice.issued.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellPayerOfInvoice,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'invoice.issued.v1'>, tx: Tx): Promise<void> {
    await this.tell.in(tx, payload.invoiceId);
  }
}
