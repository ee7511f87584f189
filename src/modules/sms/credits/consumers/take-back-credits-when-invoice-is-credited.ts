import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { TakeBackCredits } from '../use-cases/take-back-credits.js';

@Injectable()
export class TakeBackCreditsWhenInvoiceIsCredited implements EventConsumer<'invoice.credited.v1'> {
  readonly name = 'take-back-credits-when-invoice-is-credited';
  readonly event = 'invoice.credited.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly taking: TakeBackCredits,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'invoice.credited.v1'>, tx: Tx): Promise<void> {
    if (accountId !== null) await this.taking.in(tx, accountScope(accountId), payload.invoiceId);
  }
}
