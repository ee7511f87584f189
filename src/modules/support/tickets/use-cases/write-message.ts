import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Actor } from '../../../accounts/index.js';
import { TicketMessagesRepository } from '../data/ticket-messages.repository.js';
import type { TicketMessageEntity } from '../data/ticket-message.entity.js';
import type { AuthorKind } from '../rules/ticket.js';

export interface NewMessage {
  author: Actor;
  text: string;
  /** A note among staff. */
  internal: boolean;
}

const KINDS: Record<Actor['type'], AuthorKind> = {
  user: 'customer',
  key: 'customer',
  staff: 'agent',
  system: 'system',
};

export function authorKindOf(author: Actor): AuthorKind {
  return KINDS[author.type];
}

/** One message of a ticket, stored and announced; what it does to the ticket is decided by who calls. */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly messages: TicketMessagesRepository,
    private readonly outbox: Outbox,
  ) {}

  async insertIn(tx: Tx, ticket: { id: string; accountId: string }, wanted: NewMessage): Promise<TicketMessageEntity> {
    const message: TicketMessageEntity = {
      id: newId(tx.now),
      accountId: ticket.accountId,
      ticketId: ticket.id,
      authorKind: authorKindOf(wanted.author),
      authorId: wanted.author.id,
      authorLabel: wanted.author.label ?? null,
      internal: wanted.internal,
      body: wanted.text,
      createdAt: tx.now,
    };
    await this.messages.insert(tx, message);
    await this.outbox.publish(tx, 'ticket.message_added.v1', {
      accountId: ticket.accountId,
      aggregateId: ticket.id,
      payload: {
        ticketId: ticket.id,
        messageId: message.id,
        author: message.authorKind,
        internal: message.internal,
      },
    });
    return message;
  }
}
