import { Injectable } from '@nestjs/common';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { type Actor, changesBetween } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import type { TicketPriority } from '../rules/ticket.js';
import { ticketProblems } from '../tickets.errors.js';
import type { SeenBy } from './assign-ticket.js';
import { ChangeTicket } from './change-ticket.js';
import { type StaffAct, StaffWork } from './staff-work.js';

/** What is left out stays. */
export interface TicketEdit {
  priority?: TicketPriority;
  tags?: string[];
  status?: 'open' | 'waiting_customer' | 'waiting_internal';
}

/** Priority, tags and status, as staff set them. */
@Injectable()
export class EditTicket {
  constructor(
    private readonly work: StaffWork,
    private readonly changes: ChangeTicket,
  ) {}

  run(
    ticket: TicketEntity,
    wanted: { edit: TicketEdit; seen: SeenBy },
    act: StaffAct,
    keep: BeforeCommit<TicketEntity>,
  ): Promise<TicketEntity> {
    return this.work.on(ticket, act, (tx, current, actor) => this.editIn(tx, current, wanted, actor), keep);
  }

  private async editIn(
    tx: Tx,
    ticket: TicketEntity,
    { edit, seen }: { edit: TicketEdit; seen: SeenBy },
    actor: Actor,
  ): Promise<TicketEntity> {
    seen(ticket);
    if (ticket.mergedInto !== null) throw ticketProblems.ticket_merged();
    if (edit.status !== undefined && ticket.status === 'closed') throw ticketProblems.ticket_closed();
    const tags = edit.tags && [...new Set(edit.tags.map((tag) => tag.normalize('NFC').toLowerCase()))];
    const change = { ...edit, ...(tags ? { tags } : {}), ...(edit.status ? { solvedAt: null } : {}) };
    const changes = changesBetween<TicketEdit>(ticket as TicketEdit, { ...edit, ...(tags ? { tags } : {}) });
    const changed = await this.changes.in(tx, ticket, change, actor);
    await this.work.recordIn(tx, changed, 'ticket.changed', actor, changes);
    return changed;
  }
}
