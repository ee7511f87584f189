import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope, type BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Caller, StaffCaller } from '../../../../platform/http/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { type AddedMessage, AddMessage } from './add-message.js';
import { ChangeTicket } from './change-ticket.js';
import { NameAuthor } from './name-author.js';

export interface Answer {
  ticketId: string;
  text: string;
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
  ) {}

  async asCustomer(
    scope: AccountScope,
    answer: Answer,
    by: { caller: Caller; ip: string },
    keep: BeforeCommit<AddedMessage>,
  ): Promise<AddedMessage> {
    const author = await this.authors.of(by.caller, by.ip);
    return this.unitOfWork.run(scope, async (tx) => {
      const added = await this.addMessage.addIn(tx, { ...answer, accountId: scope.accountId, author });
      await keep(tx, added);
      return added;
    });
  }

  /** Whoever answers a ticket that is nobody's takes it. */
  async asStaff(
    ticket: TicketEntity,
    answer: { text: string; internal: boolean },
    by: { caller: StaffCaller; ip: string },
    keep: BeforeCommit<AddedMessage>,
  ): Promise<AddedMessage> {
    const author = await this.authors.of(by.caller, by.ip);
    const { accountId, id: ticketId } = ticket;
    return this.unitOfWork.runAsWorker(async (tx) => {
      const scope = accountScope(accountId);
      const current = await this.tickets.findForUpdate(tx, scope, ticketId);
      if (current?.assigneeId === null && current.mergedInto === null && !answer.internal) {
        await this.changes.in(tx, current, { assigneeId: by.caller.staffId }, author);
      }
      const added = await this.addMessage.addIn(tx, { ...answer, ticketId, accountId, author });
      await keep(tx, added);
      return added;
    });
  }
}
