import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { ReissueInvoices } from '../use-cases/reissue-invoices.js';

/**
 * What was ordered before a VAT number was proved may be billed after it, with the VAT of the order: nobody will tell of
 * the proof again, so the invoice itself is looked at.
 */
@Injectable()
export class ReissueInvoiceWhenItIsIssuedTooLate implements EventConsumer<'invoice.issued.v1'> {
  readonly name = 'reissue-invoice-when-it-is-issued-too-late';
  readonly event = 'invoice.issued.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly reissue: ReissueInvoices,
  ) {
    consumers.register(this);
  }

  handle({ accountId }: ReceivedEvent<'invoice.issued.v1'>, tx: Tx): Promise<void> {
    return this.reissue.runIn(tx, accountId);
  }
}
