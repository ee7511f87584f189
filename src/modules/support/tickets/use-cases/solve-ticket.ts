import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { canBeSolved } from '../rules/ticket-states.js';
import { ChangeTicket } from './change-ticket.js';

/** Calls a ticket solved; one that is already stays as it is. */
@Injectable()
export class SolveTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsRepository,
    private readonly changes: ChangeTicket,
    private readonly outbox: Outbox,
    private readonly accounts: AccountsFacade,
  ) {}

  asCustomer(
    scope: AccountScope,
    ticketId: string,
    actor: Actor,
    keep: BeforeCommit<TicketEntity>,
  ): Promise<TicketEntity> {
    return this.unitOfWork.run(scope, (tx) => this.solveIn(tx, scope, ticketId, actor, keep));
  }

  asStaff(ticket: TicketEntity, actor: Actor, keep: BeforeCommit<TicketEntity>): Promise<TicketEntity> {
    const scope = accountScope(ticket.accountId);
    return this.unitOfWork.runAsWorker((tx) => this.solveIn(tx, scope, ticket.id, actor, keep));
  }

  private async solveIn(
    tx: Tx,
    scope: AccountScope,
    ticketId: string,
    actor: Actor,
    keep: BeforeCommit<TicketEntity>,
  ): Promise<TicketEntity> {
    const ticket = await this.tickets.findForUpdate(tx, scope, ticketId);
    if (!ticket) throw platformProblems.not_found();
    if (canBeSolved(ticket.status)) {
      await this.changes.in(tx, ticket, { status: 'solved', solvedAt: tx.now }, actor);
      await this.outbox.publish(tx, 'ticket.solved.v1', {
        accountId: ticket.accountId,
        aggregateId: ticket.id,
        payload: { ticketId: ticket.id, solvedAt: toIso(tx.now), by: actor.type === 'staff' ? 'agent' : 'customer' },
      });
      await this.accounts.auditIn(tx, {
        accountId: ticket.accountId,
        action: 'ticket.solved',
        actor,
        target: { type: 'ticket', id: wireId(WIRE_PREFIXES.ticket, ticket.id) },
        changes: { number: ticket.number },
      });
    }
    await keep(tx, ticket);
    return ticket;
  }
}
