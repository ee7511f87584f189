import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Caller, StaffCaller } from '../../../../platform/http/index.js';
import {
  AttachmentShelf,
  type JudgedFile,
  type NewFile,
  type TicketAttachmentEntity,
} from '../../attachments/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { type AddedMessage, AddMessage } from './add-message.js';
import { ChangeTicket } from './change-ticket.js';
import { NameAuthor } from './name-author.js';

export interface Answer {
  ticketId: string;
  text: string;
  files: readonly NewFile[];
}

/** What was added, and the files that came with it. */
export interface AnsweredWithFiles extends AddedMessage {
  attachments: readonly TicketAttachmentEntity[];
}

/** Messages that people write, each in a transaction of its own. */
@Injectable()
export class AnswerTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsRepository,
    private readonly addMessage: AddMessage,
    private readonly authors: NameAuthor,
    private readonly changes: ChangeTicket,
    private readonly shelf: AttachmentShelf,
  ) {}

  async asCustomer(
    scope: AccountScope,
    { ticketId, text, files: given }: Answer,
    by: { caller: Caller; ip: string },
    keep: BeforeCommit<AnsweredWithFiles>,
  ): Promise<AnsweredWithFiles> {
    const files = this.shelf.required(given);
    const author = await this.authors.of(by.caller, by.ip);
    return this.unitOfWork.run(scope, async (tx) => {
      const added = await this.addMessage.addIn(tx, { ticketId, text, accountId: scope.accountId, author });
      return this.withFilesIn(tx, added, files, keep);
    });
  }

  /** Whoever answers a ticket that is nobody's takes it. */
  async asStaff(
    ticket: TicketEntity,
    { files: given, ...answer }: { text: string; internal: boolean; files: readonly NewFile[] },
    by: { caller: StaffCaller; ip: string },
    keep: BeforeCommit<AnsweredWithFiles>,
  ): Promise<AnsweredWithFiles> {
    const files = this.shelf.required(given);
    const author = await this.authors.of(by.caller, by.ip);
    const { accountId, id: ticketId } = ticket;
    return this.unitOfWork.runAsWorker(async (tx) => {
      const scope = accountScope(accountId);
      const current = await this.tickets.findForUpdate(tx, scope, ticketId);
      if (current?.assigneeId === null && current.mergedInto === null && !answer.internal) {
        await this.changes.in(tx, current, { assigneeId: by.caller.staffId }, author);
      }
      const added = await this.addMessage.addIn(tx, { ...answer, ticketId, accountId, author });
      return this.withFilesIn(tx, added, files, keep);
    });
  }

  /** They lie with the message, which may be in another ticket than was written to. */
  private async withFilesIn(
    tx: Tx,
    added: AddedMessage,
    files: readonly JudgedFile[],
    keep: BeforeCommit<AnsweredWithFiles>,
  ): Promise<AnsweredWithFiles> {
    const { id: messageId, ticketId, accountId, internal } = added.message;
    const to = { ticketId, messageId, internal };
    const answered = { ...added, attachments: await this.shelf.keepIn(tx, accountScope(accountId), to, files) };
    await keep(tx, answered);
    return answered;
  }
}
