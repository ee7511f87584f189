import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { whyNotMerged } from '../rules/merging.js';
import { ticketProblems } from '../tickets.errors.js';
import { ChangeTicket } from './change-ticket.js';
import { NameAuthor } from './name-author.js';
import { type StaffAct, StaffWork } from './staff-work.js';

/** Makes one conversation of two tickets: the first stays as a stub that leads to the second, both keep their history. */
@Injectable()
export class MergeTickets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsRepository,
    private readonly changes: ChangeTicket,
    private readonly work: StaffWork,
    private readonly authors: NameAuthor,
  ) {}

  /** Answers the ticket that goes on. */
  async run(
    ids: { ticket: TicketEntity; into: TicketEntity },
    act: StaffAct,
    keep: BeforeCommit<TicketEntity>,
  ): Promise<TicketEntity> {
    const actor = await this.authors.of(act.caller, act.ip);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const [ticket, into] = await this.lockedIn(tx, ids);
      const reason = whyNotMerged(ticket, into);
      if (reason === 'merged') throw ticketProblems.ticket_merged();
      if (reason !== null) throw ticketProblems.ticket_merge_refused({ extra: { reason } });
      const merged = await this.mergeIn(tx, { ticket, into }, actor);
      await keep(tx, merged);
      return merged;
    });
  }

  /** In the order of their ids, so that two merges at once never wait for each other. */
  private async lockedIn(
    tx: Tx,
    { ticket, into }: { ticket: TicketEntity; into: TicketEntity },
  ): Promise<[TicketEntity, TicketEntity]> {
    const found = new Map<string, TicketEntity>();
    for (const { accountId, id } of [ticket, into].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const row = await this.tickets.findForUpdate(tx, accountScope(accountId), id);
      if (!row) throw platformProblems.not_found();
      found.set(id, row);
    }
    return [found.get(ticket.id)!, found.get(into.id)!];
  }

  private async mergeIn(
    tx: Tx,
    { ticket, into }: { ticket: TicketEntity; into: TicketEntity },
    actor: Actor,
  ): Promise<TicketEntity> {
    const [from, to] = [wireId(WIRE_PREFIXES.ticket, ticket.id), wireId(WIRE_PREFIXES.ticket, into.id)];
    const wasOpen = ticket.status !== 'solved' && ticket.status !== 'closed';
    await this.tickets.redirect(tx, ticket, into.id);
    const stub = { status: 'closed' as const, closedAt: tx.now, mergedInto: into.id };
    await this.changes.in(tx, ticket, stub, actor, [{ kind: 'merged', changes: { into: to } }]);
    const answered = [ticket.firstResponseAt, into.firstResponseAt].filter((at) => at !== null).sort((a, b) => a - b);
    const goesOn = {
      tags: [...new Set([...into.tags, ...ticket.tags])],
      firstResponseAt: answered[0] ?? null,
      ...(wasOpen && into.status === 'solved' ? { status: 'open' as const, solvedAt: null } : {}),
    };
    const merged = await this.changes.in(tx, into, goesOn, actor, [{ kind: 'merged', changes: { from } }]);
    await this.work.recordIn(tx, ticket, 'ticket.merged', actor, { into: to, intoNumber: into.number });
    return merged;
  }
}
