import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, type Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import type { Actor } from '../../../accounts/index.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { REOPENS_FOR_MS } from '../rules/ticket-states.js';
import { ChangeTicket, type Happening } from './change-ticket.js';

const BATCH = 500;
const NOBODY: Actor = { type: 'system', id: null };
const CLOSED: Happening = { kind: 'status', changes: { from: 'solved', to: 'closed' } };

/** Tickets that nobody can open again are closed; a reply to one has been another ticket since that moment. */
@Injectable()
export class CloseSolvedTickets implements DueSource, OnModuleInit {
  readonly name = 'close-solved-tickets';
  readonly rank = RANK.accounts;

  constructor(
    private readonly dueSources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsRepository,
    private readonly changes: ChangeTicket,
  ) {}

  onModuleInit(): void {
    this.dueSources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    const solvedAt = await this.tickets.unscopedFirstSolved();
    return solvedAt === null ? null : addMs(solvedAt, REOPENS_FOR_MS);
  }

  async runDue(at: Instant): Promise<void> {
    const solvedBy = addMs(at, -REOPENS_FOR_MS);
    let closed = BATCH;
    while (closed === BATCH) {
      closed = await this.unitOfWork.runAsWorker(async (tx) => {
        const over = await this.tickets.unscopedClose(tx, solvedBy, BATCH);
        await this.changes.rememberAllIn(tx, over, NOBODY, CLOSED);
        return over.length;
      });
    }
  }
}
