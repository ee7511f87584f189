import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { TakeMail } from '../use-cases/take-mail.js';

/** The inbound port's own name for the support address, which exists in any case. */
const ROUTE = 'support';

@Injectable()
export class TakeMailWhenItIsReceived implements EventConsumer<'mail.received.v1'> {
  readonly name = 'take-support-mail-when-it-is-received';
  readonly event = 'mail.received.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly takeMail: TakeMail,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'mail.received.v1'>, tx: Tx): Promise<void> {
    if (payload.route === ROUTE) await this.takeMail.takeIn(tx, payload.rawId);
  }
}
