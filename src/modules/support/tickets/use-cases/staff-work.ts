import { Injectable } from '@nestjs/common';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems, type StaffCaller } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { NameAuthor } from './name-author.js';
import { ticketRecord } from './ticket-record.js';

/** Who of staff does something, and from where. */
export interface StaffAct {
  caller: StaffCaller;
  ip: string;
}

/** What staff do to a ticket: under its lock, as a worker, in the audit log, and answered in the same transaction. */
@Injectable()
export class StaffWork {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsRepository,
    private readonly accounts: AccountsFacade,
    private readonly authors: NameAuthor,
  ) {}

  async on(
    ticket: TicketEntity,
    act: StaffAct,
    work: (tx: Tx, current: TicketEntity, actor: Actor) => Promise<TicketEntity>,
    keep: BeforeCommit<TicketEntity>,
  ): Promise<TicketEntity> {
    const actor = await this.authors.of(act.caller, act.ip);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const current = await this.tickets.findForUpdate(tx, accountScope(ticket.accountId), ticket.id);
      if (!current) throw platformProblems.not_found();
      const changed = await work(tx, current, actor);
      await keep(tx, changed);
      return changed;
    });
  }

  recordIn(
    tx: Tx,
    ticket: TicketEntity,
    action: string,
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    return this.accounts.auditIn(tx, ticketRecord(ticket, action, actor, changes));
  }
}
