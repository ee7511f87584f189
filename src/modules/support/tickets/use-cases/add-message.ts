import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import type { TicketMessageEntity } from '../data/ticket-message.entity.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { statusAfterMessage } from '../rules/ticket-states.js';
import type { TicketStatus } from '../rules/ticket.js';
import { ChangeTicket } from './change-ticket.js';
import { OpenTicket } from './open-ticket.js';
import { ticketRecord } from './ticket-record.js';
import { authorKindOf, type NewMessage, WriteMessage } from './write-message.js';

export interface MessageToTicket extends Omit<NewMessage, 'internal'> {
  ticketId: string;
  accountId: string;
  internal?: boolean;
}

/** The message, and the ticket it is now in: another one when the first was over. */
export interface AddedMessage {
  ticket: TicketEntity;
  message: TicketMessageEntity;
}

/** Goes on with a ticket, or with the one it was merged into. Notes among staff leave its status alone. */
@Injectable()
export class AddMessage {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly messages: WriteMessage,
    private readonly openTicket: OpenTicket,
    private readonly changes: ChangeTicket,
    private readonly accounts: AccountsFacade,
  ) {}

  async addIn(tx: Tx, wanted: MessageToTicket): Promise<AddedMessage> {
    const scope = accountScope(wanted.accountId);
    const ticket = await this.tickets.findForUpdate(tx, scope, wanted.ticketId);
    if (!ticket) throw platformProblems.not_found();
    if (ticket.mergedInto !== null) return this.addIn(tx, { ...wanted, ticketId: ticket.mergedInto });
    if (wanted.internal === true) return this.noteIn(tx, ticket, wanted);
    const status = statusAfterMessage(ticket, authorKindOf(wanted.author), tx.now);
    return status === null ? this.followUpIn(tx, ticket, wanted) : this.writeIn(tx, ticket, wanted, status);
  }

  private async noteIn(tx: Tx, ticket: TicketEntity, { author, text }: MessageToTicket): Promise<AddedMessage> {
    const message = await this.messages.insertIn(tx, ticket, { author, text, internal: true });
    if (author.type === 'staff') await this.recordIn(tx, ticket, 'ticket.noted', author);
    return { ticket: await this.tickets.update(tx, ticket, {}), message };
  }

  private async writeIn(
    tx: Tx,
    ticket: TicketEntity,
    { author, text }: MessageToTicket,
    status: TicketStatus,
  ): Promise<AddedMessage> {
    const byAgent = authorKindOf(author) === 'agent';
    const message = await this.messages.insertIn(tx, ticket, { author, text, internal: false });
    const change = {
      status,
      solvedAt: status === 'solved' ? ticket.solvedAt : null,
      closedAt: status === 'closed' ? ticket.closedAt : null,
      firstResponseAt: ticket.firstResponseAt ?? (byAgent ? tx.now : null),
    };
    const changed = await this.changes.in(tx, ticket, change, author);
    if (byAgent) await this.recordIn(tx, changed, 'ticket.answered', author);
    return { ticket: changed, message };
  }

  /** One ticket more, however often people go on writing to the one that is over. */
  private async followUpIn(tx: Tx, over: TicketEntity, wanted: MessageToTicket): Promise<AddedMessage> {
    const { accountId, topic, subject, language, channel } = over;
    const { ticket, message } = await this.openTicket.openIn(tx, {
      ...{ accountId, topic, subject, language, channel, text: wanted.text, openedBy: wanted.author },
      followUpOf: over.id,
      dedupe: `follow-up-of:${over.id}`,
    });
    return message === null ? this.addIn(tx, { ...wanted, ticketId: ticket.id }) : { ticket, message };
  }

  private recordIn(tx: Tx, ticket: TicketEntity, action: string, actor: Actor): Promise<void> {
    return this.accounts.auditIn(tx, ticketRecord(ticket, action, actor));
  }
}
