import { Injectable } from '@nestjs/common';
import { instantOf } from '../../../../kernel/time/instant.js';
import type { BusinessEvents } from '../../../../contracts/events.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { SignInFacade } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { rolesOf } from '../rules/who-sees.js';

export interface TicketAlert {
  number: number;
  subject: string;
  /** Who is to be told. */
  staffIds: string[];
}

/** Whom a clock of a ticket concerns: whose ticket it is, or, while it is nobody's, everybody who answers its queue. */
@Injectable()
export class TicketAlerts {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly signIn: SignInFacade,
  ) {}

  /** As a worker. Null when there is nothing to tell any more: it was answered meanwhile, or is due at another time. */
  async ofIn(
    tx: Tx,
    accountId: string,
    { ticketId, clock, dueAt }: BusinessEvents['ticket.clock_alerted.v1'],
  ): Promise<TicketAlert | null> {
    const ticket = await this.tickets.find(tx, accountScope(accountId), ticketId);
    const state = ticket?.sla?.[clock];
    if (!ticket || state?.status !== 'running' || state.dueAt !== instantOf(dueAt)) return null;
    const { number, subject } = ticket;
    return { number, subject, staffIds: await this.concernedIn(tx, ticket) };
  }

  private async concernedIn(tx: Tx, { assigneeId, queue }: TicketEntity): Promise<string[]> {
    const able = await this.signIn.staff.withAnyRoleIn(tx, [...rolesOf(queue), 'operator']);
    if (assigneeId !== null && able.includes(assigneeId)) return [assigneeId];
    const team = await this.signIn.staff.withAnyRoleIn(tx, rolesOf(queue));
    return team.length > 0 ? team : able;
  }
}
