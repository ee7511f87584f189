import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../platform/database/tx.js';
import { AttachmentShelf, type NewFile } from './attachments/index.js';
import { TicketMail } from './by-mail/index.js';
import { type ImpersonationMode, ReadImpersonations } from './impersonation/index.js';
import {
  AddMessage,
  type MessageToTicket,
  type NewTicket,
  OpenTicket,
  ReadTickets,
  type TicketAnswer,
  TicketNotices,
  type TicketReceipt,
} from './tickets/index.js';

/** A ticket as other modules refer to it: its uuid, and what people call it. */
export interface TicketReference {
  ticketId: string;
  number: number;
}

/** Who of the operator's people acted for whom, as a mail tells it. */
export interface ImpersonationNotice {
  staffEmail: string;
  username: string;
  mode: ImpersonationMode;
  reason: string;
}

/** Support as other modules see it. */
@Injectable()
export class SupportFacade {
  constructor(
    private readonly openTicket: OpenTicket,
    private readonly addMessage: AddMessage,
    private readonly tickets: ReadTickets,
    private readonly impersonations: ReadImpersonations,
    private readonly shelf: AttachmentShelf,
    readonly mail: TicketMail,
    readonly notices: TicketNotices,
  ) {}

  /**
   * Opens a ticket in the queue of its topic, whatever the account's plan. With `dedupe` the account has one ticket for
   * the matter however often, and however much at once, it is asked for.
   */
  async openTicketIn(tx: Tx, wanted: NewTicket, files: readonly NewFile[] = []): Promise<TicketReference> {
    const { ticket, message } = await this.openTicket.openIn(tx, wanted);
    if (message !== null) await this.attachIn(tx, wanted.accountId, message, files);
    return { ticketId: ticket.id, number: ticket.number };
  }

  /** Goes on with a ticket, or, when that is long over, with the one that follows it: the answer says which. */
  async addMessageIn(tx: Tx, wanted: MessageToTicket, files: readonly NewFile[] = []): Promise<TicketReference> {
    const { ticket, message } = await this.addMessage.addIn(tx, wanted);
    await this.attachIn(tx, wanted.accountId, message, files);
    return { ticketId: ticket.id, number: ticket.number };
  }

  /** @throws attachment_type_not_allowed, payload_too_large: what tickets do not take, before anything else is done */
  requireFiles(files: readonly NewFile[]): void {
    this.shelf.required(files);
  }

  private async attachIn(
    tx: Tx,
    accountId: string,
    { id, ticketId }: { id: string; ticketId: string },
    files: readonly NewFile[],
  ): Promise<void> {
    await this.shelf.keepIn(tx, accountScope(accountId), { ticketId, messageId: id }, files);
  }

  /** Null when it is not there any more. */
  impersonationIn(tx: Tx, id: string): Promise<ImpersonationNotice | null> {
    return this.impersonations.unscopedFindIn(tx, id);
  }

  /** What an agent answered, for the mail that tells it. */
  answerIn(tx: Tx, accountId: string, ticketId: string, messageId: string): Promise<TicketAnswer | null> {
    return this.tickets.answerIn(tx, accountScope(accountId), ticketId, messageId);
  }

  /** What to tell who opened a ticket by mail; null for other tickets, and when the address was told enough lately. */
  receiptIn(tx: Tx, accountId: string, ticketId: string): Promise<TicketReceipt | null> {
    return this.tickets.receiptIn(tx, accountScope(accountId), ticketId);
  }
}
