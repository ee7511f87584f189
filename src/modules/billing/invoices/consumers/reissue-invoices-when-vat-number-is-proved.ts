import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { ReissueInvoices } from '../use-cases/reissue-invoices.js';

/** VAT that was charged while nobody could judge the number is given back (D-21). */
@Injectable()
export class ReissueInvoicesWhenVatNumberIsProved implements EventConsumer<'vat_number.proved.v1'> {
  readonly name = 'reissue-invoices-when-vat-number-is-proved';
  readonly event = 'vat_number.proved.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly reissue: ReissueInvoices,
  ) {
    consumers.register(this);
  }

  handle({ accountId }: ReceivedEvent<'vat_number.proved.v1'>, tx: Tx): Promise<void> {
    return this.reissue.runIn(tx, accountId);
  }
}
