import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../platform/database/tx.js';
import type { JudgedFile, NewFile } from './attachments/index.js';
import { TicketMail } from './by-mail/index.js';
import { type ImpersonationMode, ReadImpersonations } from './impersonation/index.js';
import {
  type MessageToTicket,
  type NewTicket,
  ReadTickets,
  TicketAlerts,
  type TicketAnswer,
  TicketNotices,
  type TicketReceipt,
} from './tickets/index.js';
import { TicketsWithFiles } from './tickets-with-files.js';

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
    private readonly written: TicketsWithFiles,
    private readonly tickets: ReadTickets,
    private readonly impersonations: ReadImpersonations,
    readonly mail: TicketMail,
    readonly notices: TicketNotices,
    readonly alerts: TicketAlerts,
  ) {}

  /**
   * Opens a ticket in the queue of its topic, whatever the account's plan. With `dedupe` the account has one ticket for
   * the matter however often, and however much at once, it is asked for.
   */
  async openTicketIn(tx: Tx, wanted: NewTicket, files: readonly JudgedFile[] = []): Promise<TicketReference> {
    const { id, number } = await this.written.openIn(tx, wanted, files);
    return { ticketId: id, number };
  }

  /** Goes on with a ticket, or, when that is long over, with the one that follows it: the answer says which. */
  async addMessageIn(tx: Tx, wanted: MessageToTicket, files: readonly JudgedFile[] = []): Promise<TicketReference> {
    const { id, number } = await this.written.addIn(tx, wanted, files);
    return { ticketId: id, number };
  }

  /**
   * Files as a ticket takes them, before anything else is done; `member` is what the request calls them.
   * @throws attachment_type_not_allowed naming each of them, payload_too_large
   */
  requiredFiles(files: readonly NewFile[], member: string): JudgedFile[] {
    return this.written.required(files, member);
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
