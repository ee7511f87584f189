import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { SupportFacade } from '../../support/index.js';
import { TellPayerOfInvoice } from '../use-cases/tell-payer-of-invoice.js';

@Injectable()
export class SendInvoiceAgainWhenStaffDo implements EventConsumer<'ticket.invoice_resent.v1'> {
  readonly name = 'send-invoice-again-when-staff-do';
  readonly event = 'ticket.invoice_resent.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly support: SupportFacade,
    private readonly tell: TellPayerOfInvoice,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ticket.invoice_resent.v1'>, tx: Tx): Promise<void> {
    const resent = await this.support.notices.resentInvoiceIn(tx, accountId, payload.entryId);
    if (resent) await this.tell.againIn(tx, resent.invoiceId, { to: resent.to, entryId: payload.entryId });
  }
}
