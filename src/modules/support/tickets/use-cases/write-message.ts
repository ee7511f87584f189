import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Actor } from '../../../accounts/index.js';
import { LiveSupport } from '../../live/index.js';
import { TicketMessagesRepository } from '../data/ticket-messages.repository.js';
import type { TicketMessageEntity } from '../data/ticket-message.entity.js';
import { TicketWordsRepository } from '../data/ticket-words.repository.js';
import { wordsOf } from '../rules/search-words.js';
import type { AuthorKind, Queue } from '../rules/ticket.js';

export interface NewMessage {
  author: Actor;
  text: string;
  /** A note among staff. */
  internal: boolean;
}

export interface WrittenTo {
  id: string;
  accountId: string;
  subject: string;
  queue: Queue;
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
    private readonly words: TicketWordsRepository,
    private readonly outbox: Outbox,
    private readonly live: LiveSupport,
  ) {}

  async insertIn(tx: Tx, ticket: WrittenTo, wanted: NewMessage): Promise<TicketMessageEntity> {
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
    await this.words.add(tx, ticket, wordsOf(`${ticket.subject} ${message.body}`));
    await this.tellIn(tx, ticket, message);
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

  /** Who is a customer never hears of a note. */
  private tellIn(tx: Tx, ticket: WrittenTo, { id, internal }: TicketMessageEntity): Promise<void> {
    const { ticket: ticketPrefix, ticketMessage } = WIRE_PREFIXES;
    return this.live.publishIn(tx, {
      accountId: internal ? null : ticket.accountId,
      forStaff: true,
      kind: internal ? 'ticket.note_added' : 'ticket.message_added',
      ids: { ticketId: wireId(ticketPrefix, ticket.id), messageId: wireId(ticketMessage, id) },
      queue: ticket.queue,
    });
  }
}
