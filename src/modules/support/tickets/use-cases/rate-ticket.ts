import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type AccountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketRatingsRepository } from '../data/ticket-ratings.repository.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { ticketProblems } from '../tickets.errors.js';
import { ChangeTicket } from './change-ticket.js';
import { ticketRecord } from './ticket-record.js';

export interface Rating {
  score: number;
  comment: string | null;
  /** Which solution the question was about; null: the last one. */
  solvedAt: Instant | null;
}

/** One question for each solution, and one answer. */
@Injectable()
export class RateTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsRepository,
    private readonly ratings: TicketRatingsRepository,
    private readonly changes: ChangeTicket,
    private readonly accounts: AccountsFacade,
  ) {}

  asCustomer(
    scope: AccountScope,
    ticketId: string,
    rating: Rating,
    actor: Actor,
    keep: BeforeCommit<TicketEntity>,
  ): Promise<TicketEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const rated = await this.rateIn(tx, scope, ticketId, rating, actor);
      await keep(tx, rated);
      return rated;
    });
  }

  /** By the link of a mail: whoever has it was written to, and more nobody knows of him. */
  async byLink(scope: AccountScope, ticketId: string, rating: Rating): Promise<void> {
    const actor: Actor = { type: 'system', id: null };
    await this.unitOfWork.runAsWorker((tx) => this.rateIn(tx, scope, ticketId, rating, actor));
  }

  private async rateIn(
    tx: Tx,
    scope: AccountScope,
    ticketId: string,
    { score, comment, solvedAt }: Rating,
    actor: Actor,
  ): Promise<TicketEntity> {
    const ticket = await this.tickets.findForUpdate(tx, scope, ticketId);
    if (!ticket) throw platformProblems.not_found();
    const solution = solvedAt ?? ticket.solvedAt;
    if (solution === null) throw ticketProblems.ticket_not_solved();
    const row = {
      ...{ id: newId(tx.now), accountId: scope.accountId, ticketId, solvedAt: solution, score, comment },
      ...{ ratedByType: actor.type, ratedById: actor.id, createdAt: tx.now },
    };
    if (!(await this.ratings.insert(tx, row))) throw ticketProblems.ticket_already_rated();
    const rated = await this.changes.in(tx, ticket, { rating: score }, actor, [{ kind: 'rated', changes: { score } }]);
    await this.accounts.auditIn(tx, ticketRecord(rated, 'ticket.rated', actor, { score }));
    return rated;
  }
}
