import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { SupportCalendar } from '../../calendar/index.js';
import { lookAtClocks, mergedEvents, SLA_POLICIES, type SlaEvent, slaState } from '../../sla/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketHistoryRepository } from '../data/ticket-history.repository.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import type { TicketPriority, TicketStatus } from '../rules/ticket.js';
import { isOver } from '../rules/ticket-states.js';

/** Reckons a ticket's clocks anew from all that happened to it, so that nothing done to it can leave one wrong. */
@Injectable()
export class KeepClocks {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly history: TicketHistoryRepository,
    private readonly calendar: SupportCalendar,
  ) {}

  async refreshIn(tx: Tx, ticket: TicketEntity): Promise<void> {
    const { events, priority } = await this.eventsOf(tx, ticket);
    const state = slaState(events, SLA_POLICIES, this.calendar.office, { priority, now: tx.now });
    const before = ticket.sla?.told ?? [];
    const look = lookAtClocks(state, before, this.calendar.office, tx.now);
    const told = look.told.filter((name) => before.includes(name));
    const slaLookAt = look.alerts.length > 0 ? tx.now : look.lookAt;
    await this.tickets.setClocks(tx, ticket, { sla: { ...state, told }, slaLookAt, breached: look.breached });
  }

  private async eventsOf(tx: Tx, ticket: TicketEntity): Promise<{ events: SlaEvent[]; priority: TicketPriority }> {
    const scope = accountScope(ticket.accountId);
    const merged = await this.tickets.mergedInto(tx, scope, ticket.id);
    const turns = await this.history.turns(tx, scope, ticket.id);
    const own: SlaEvent[] = [
      ...(await this.saidIn(tx, ticket, [ticket.id])),
      ...turns.flatMap(({ kind, changes, createdAt: at }): SlaEvent[] => {
        if (kind === 'status') return [{ at, kind, over: isOver(changes['to'] as TicketStatus) }];
        return kind === 'priority' ? [{ at, kind, to: changes['to'] as TicketPriority }] : [];
      }),
    ];
    const events = merged.length === 0 ? own : mergedEvents(own, await this.saidIn(tx, ticket, merged));
    const opened = turns.find(({ kind }) => kind === 'opened');
    return { events, priority: (opened?.changes['priority'] as TicketPriority | undefined) ?? ticket.priority };
  }

  private async saidIn(tx: Tx, { accountId }: TicketEntity, ticketIds: readonly string[]): Promise<SlaEvent[]> {
    const said = await this.history.said(tx, accountScope(accountId), ticketIds);
    return said.map(({ at, by }) => ({ at, kind: 'message', by, internal: false }));
  }
}
