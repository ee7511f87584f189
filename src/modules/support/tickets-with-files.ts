import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../platform/database/tx.js';
import { AttachmentShelf, type JudgedFile, type NewFile } from './attachments/index.js';
import { AddMessage, type MessageToTicket, type NewTicket, OpenTicket, type TicketEntity } from './tickets/index.js';

/** Tickets that other modules write into, with the files that belong to what they write. */
@Injectable()
export class TicketsWithFiles {
  constructor(
    private readonly openTicket: OpenTicket,
    private readonly addMessage: AddMessage,
    private readonly shelf: AttachmentShelf,
  ) {}

  /** @throws attachment_type_not_allowed, payload_too_large: what tickets do not take */
  required(files: readonly NewFile[], member: string): JudgedFile[] {
    return this.shelf.required(files, member);
  }

  async openIn(tx: Tx, wanted: NewTicket, files: readonly JudgedFile[]): Promise<TicketEntity> {
    const { ticket, message } = await this.openTicket.openIn(tx, wanted);
    if (message !== null) await this.attachIn(tx, wanted.accountId, message, files);
    return ticket;
  }

  async addIn(tx: Tx, wanted: MessageToTicket, files: readonly JudgedFile[]): Promise<TicketEntity> {
    const { ticket, message } = await this.addMessage.addIn(tx, wanted);
    await this.attachIn(tx, wanted.accountId, message, files);
    return ticket;
  }

  private async attachIn(
    tx: Tx,
    accountId: string,
    { id, ticketId }: { id: string; ticketId: string },
    files: readonly JudgedFile[],
  ): Promise<void> {
    await this.shelf.keepIn(tx, accountScope(accountId), { ticketId, messageId: id }, files);
  }
}
