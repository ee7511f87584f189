import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Caller, platformProblems, type StaffCaller } from '../../../../platform/http/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import type { TicketMessageEntity } from '../data/ticket-message.entity.js';
import { AttachmentShelf, type TicketAttachmentEntity } from '../../attachments/index.js';
import { TicketMessagesRepository } from '../data/ticket-messages.repository.js';
import { type TicketFilter, type TicketPage, TicketsRepository } from '../data/tickets.repository.js';
import type { Queue } from '../rules/ticket.js';
import { queuesOfStaff, sees, type VisibleQueues } from '../rules/who-sees.js';
import { type DeliveryStatus, MessageDeliveries } from './message-deliveries.js';

const MOST_OPEN = 50;

/** An agent's answer, as a mail tells it. */
export interface TicketAnswer {
  number: number;
  subject: string;
  text: string;
  language: Language;
  /** Who asked, if it was a person. */
  openedByUserId: string | null;
  /** From where it came by mail. */
  senderEmail: string | null;
}

/** What a sender is told about the ticket that a mail became. */
export interface TicketReceipt {
  number: number;
  language: Language;
  to: string;
}

/** A message with the files that came with it, and how the mail with it fared. */
export type MessageWithFiles = TicketMessageEntity & {
  attachments: readonly TicketAttachmentEntity[];
  deliveryStatus: DeliveryStatus | null;
};

/** Tickets and their messages, newest first; every page has one row more than asked for, if there is one. */
@Injectable()
export class ReadTickets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsRepository,
    private readonly messages: TicketMessagesRepository,
    private readonly files: AttachmentShelf,
    private readonly deliveries: MessageDeliveries,
  ) {}

  page(scope: AccountScope, filter: TicketFilter, page: TicketPage): Promise<TicketEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.tickets.page(tx, scope, filter, oneMore(page)));
  }

  /** Those that are not over, newest first; at most fifty. */
  open(scope: AccountScope, queues: readonly Queue[] | undefined): Promise<TicketEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.tickets.open(tx, scope, queues, MOST_OPEN));
  }

  async find(scope: AccountScope, id: string, visible: VisibleQueues): Promise<TicketEntity | null> {
    const ticket = await this.unitOfWork.run(scope, (tx) => this.tickets.find(tx, scope, id));
    return ticket && sees(visible, ticket.queue) ? ticket : null;
  }

  /** What the customer may read: no notes among staff. */
  messagesOf(scope: AccountScope, ticketId: string, page: TicketPage): Promise<MessageWithFiles[]> {
    return this.unitOfWork.run(scope, (tx) => this.pageIn(tx, scope, ticketId, { ...page, withNotes: false }));
  }

  async answerIn(tx: Tx, scope: AccountScope, ticketId: string, messageId: string): Promise<TicketAnswer | null> {
    const ticket = await this.tickets.find(tx, scope, ticketId);
    const message = ticket && (await this.messages.find(tx, scope, messageId));
    if (!ticket || !message) return null;
    const { number, subject, language, openedById, senderEmail } = ticket;
    const openedByUserId = openedById === null ? null : parseWireId(WIRE_PREFIXES.user, openedById);
    return { number, subject, language, openedByUserId, senderEmail, text: message.body };
  }

  /** Null when there is nothing to tell, or nobody to be told. */
  async receiptIn(tx: Tx, scope: AccountScope, ticketId: string): Promise<TicketReceipt | null> {
    const ticket = await this.tickets.find(tx, scope, ticketId);
    if (!ticket || ticket.receiptAt === null || ticket.senderEmail === null) return null;
    return { number: ticket.number, language: ticket.language, to: ticket.senderEmail };
  }

  async unscopedFind(id: string, visible: VisibleQueues): Promise<TicketEntity | null> {
    const ticket = await this.unitOfWork.runAsWorker((tx) => this.tickets.unscopedFind(tx, id));
    return ticket && sees(visible, ticket.queue) ? ticket : null;
  }

  /** @throws not_found, also when the caller does not see its queue */
  async unscopedRequired(caller: Caller, id: string): Promise<TicketEntity> {
    const ticket = await this.unscopedFind(id, queuesOfStaff((caller as StaffCaller).roles));
    if (ticket === null) throw platformProblems.not_found();
    return ticket;
  }

  unscopedMessagesOf(ticket: TicketEntity, page: TicketPage): Promise<MessageWithFiles[]> {
    const scope = accountScope(ticket.accountId);
    return this.unitOfWork.runAsWorker((tx) => this.pageIn(tx, scope, ticket.id, { ...page, withNotes: true }));
  }

  private async pageIn(
    tx: Tx,
    scope: AccountScope,
    ticketId: string,
    page: TicketPage & { withNotes: boolean },
  ): Promise<MessageWithFiles[]> {
    const ticketIds = await this.withMerged(tx, scope, ticketId);
    const { withNotes } = page;
    const messages = await this.messages.page(tx, scope, ticketIds, { ...oneMore(page), withNotes });
    const ids = messages.map(({ id }) => id);
    const files = await this.files.ofMessagesIn(tx, scope, ids);
    const statuses = await this.deliveries.statusesIn(tx, scope, ids);
    return messages.map((message) => ({
      ...message,
      attachments: files.get(message.id) ?? [],
      deliveryStatus: statuses.get(message.id) ?? null,
    }));
  }

  private async withMerged(tx: Tx, scope: AccountScope, ticketId: string): Promise<string[]> {
    return [ticketId, ...(await this.tickets.mergedInto(tx, scope, ticketId))];
  }
}

function oneMore(page: TicketPage): TicketPage {
  return { ...page, limit: page.limit + 1 };
}
