import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade, type Contact } from '../../accounts/index.js';
import { SupportFacade, type TicketAnswer } from '../../support/index.js';
import { SendNotification } from '../use-cases/send-notification.js';

/**
 * Answers go to the registered address of who opened the ticket; the owner's when it was a program or the product. Only
 * who has no account is answered at the address that the mail came from.
 */
@Injectable()
export class TellCustomerWhenTicketIsAnswered implements EventConsumer<'ticket.message_added.v1'> {
  readonly name = 'tell-customer-when-ticket-is-answered';
  readonly event = 'ticket.message_added.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly support: SupportFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ticket.message_added.v1'>, tx: Tx): Promise<void> {
    if (payload.author !== 'agent' || payload.internal) return;
    const answer = await this.support.answerIn(tx, accountId, payload.ticketId, payload.messageId);
    const to = answer && (await this.addressOf(accountId, answer));
    if (!answer || !to) return;
    const { ticketId, messageId } = payload;
    const { replyTo, ...thread } = await this.support.mail.threads.ofIn(tx, { ticketId, messageId });
    const mailId = await this.notification.sendIn(tx, {
      name: 'ticket-answered',
      dedupe: payload.messageId,
      to,
      locale: answer.language,
      facts: { values: { number: String(answer.number), subject: answer.subject, text: answer.text } },
      by: 'person',
      thread,
      replyTo,
    });
    if (mailId !== null) await this.support.mail.answers.mailedIn(tx, { accountId, ticketId, messageId, mailId });
  }

  private async addressOf(accountId: string, answer: TicketAnswer): Promise<string | null> {
    if (accountId === SYSTEM_ACCOUNT_ID) return answer.senderEmail;
    return (await this.contactOf(accountId, answer.openedByUserId))?.email ?? null;
  }

  private async contactOf(accountId: string, userId: string | null): Promise<Contact | null> {
    const opener = userId === null ? null : await this.accounts.userContact(userId);
    return opener?.accountId === accountId ? opener : this.accounts.ownerContact(accountId);
  }
}
