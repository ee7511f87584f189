import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { SupportFacade } from '../../support/index.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** Repeats nothing of the mail: its sender may be somebody who never wrote it. */
@Injectable()
export class TellSenderWhenTicketIsReceived implements EventConsumer<'ticket.opened.v1'> {
  readonly name = 'tell-sender-when-ticket-is-received';
  readonly event = 'ticket.opened.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly support: SupportFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ticket.opened.v1'>, tx: Tx): Promise<void> {
    const receipt = await this.support.receiptIn(tx, accountId, payload.ticketId);
    if (!receipt) return;
    const { ticketId } = payload;
    const { replyTo, ...thread } = await this.support.mail.threads.ofIn(tx, { ticketId, messageId: ticketId });
    await this.notification.sendIn(tx, {
      name: 'ticket-received',
      dedupe: payload.ticketId,
      to: receipt.to,
      locale: receipt.language,
      facts: { values: { number: String(receipt.number) } },
      by: 'answering-machine',
      thread,
      replyTo,
    });
  }
}
