import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { MailIntakeFacade } from '../../../mail-intake/index.js';
import { TakeMail } from '../use-cases/take-mail.js';
import { TicketMailIds } from '../use-cases/ticket-mail-ids.js';

/** The inbound port's own name for the support address, which exists in any case. */
const ROUTE = 'support';

@Injectable()
export class TakeMailWhenItIsReceived implements EventConsumer<'mail.received.v1'>, OnModuleInit {
  readonly name = 'take-support-mail-when-it-is-received';
  readonly event = 'mail.received.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly intake: MailIntakeFacade,
    private readonly ids: TicketMailIds,
    private readonly takeMail: TakeMail,
  ) {
    consumers.register(this);
  }

  /** A reply address that we did not sign is refused while it is named: 550, as of somebody who is not here. */
  onModuleInit(): void {
    this.intake.registerRoute({
      name: ROUTE,
      matches: (address) => {
        const detail = this.ids.ticketOfAddress(address);
        return detail ? { detail } : address === this.ids.supportAddress;
      },
    });
  }

  async handle({ payload }: ReceivedEvent<'mail.received.v1'>, tx: Tx): Promise<void> {
    if (payload.route === ROUTE) await this.takeMail.takeIn(tx, payload.rawId);
  }
}
