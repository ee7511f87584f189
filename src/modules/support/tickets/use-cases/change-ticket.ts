import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { LiveSupport } from '../../live/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import type { TicketHistoryEntity } from '../data/ticket-history.entity.js';
import { TicketHistoryRepository } from '../data/ticket-history.repository.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import type { HistoryKind } from '../rules/history.js';
import { KeepClocks } from './keep-clocks.js';

export interface Happening {
  kind: HistoryKind;
  changes: Record<string, unknown>;
}

type Remembered = Pick<TicketEntity, 'id' | 'accountId'>;

/** What staff see alone. */
const STAFFS_OWN: readonly HistoryKind[] = ['assigned', 'tags', 'sla_warning', 'sla_breached'];

/** The one way a ticket changes: with its history, its clocks, and the word to who watches. */
@Injectable()
export class ChangeTicket {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly history: TicketHistoryRepository,
    private readonly clocks: KeepClocks,
    private readonly live: LiveSupport,
  ) {}

  /** `also`: what the columns do not tell. */
  async in(
    tx: Tx,
    ticket: TicketEntity,
    change: Partial<TicketEntity>,
    actor: Actor,
    also: readonly Happening[] = [],
  ): Promise<TicketEntity> {
    const happened = [...differences(ticket, change), ...also];
    const changed = await this.tickets.update(tx, ticket, change);
    await this.rememberIn(tx, changed, actor, happened);
    await this.clocks.refreshIn(tx, changed);
    if (happened.length > 0) await this.tellIn(tx, changed, happened);
    return changed;
  }

  /** What happened, without a change of the ticket itself. */
  async rememberIn(
    tx: Tx,
    ticket: TicketEntity,
    actor: Actor,
    happened: readonly Happening[],
  ): Promise<TicketHistoryEntity[]> {
    const entries = happened.map((entry) => entryOf(tx, ticket, actor, entry));
    await this.history.insertAll(tx, entries);
    return entries;
  }

  /** The same happening to many. */
  async rememberAllIn(tx: Tx, tickets: readonly Remembered[], actor: Actor, happening: Happening): Promise<void> {
    await this.history.insertAll(
      tx,
      tickets.map((ticket) => entryOf(tx, ticket, actor, happening)),
    );
  }

  private tellIn(tx: Tx, ticket: TicketEntity, happened: readonly Happening[]): Promise<void> {
    const forCustomer = happened.some(({ kind }) => !STAFFS_OWN.includes(kind));
    return this.live.publishIn(tx, {
      accountId: forCustomer ? ticket.accountId : null,
      forStaff: true,
      kind: 'ticket.changed',
      ids: { ticketId: wireId(WIRE_PREFIXES.ticket, ticket.id) },
      queue: ticket.queue,
    });
  }
}

function entryOf(tx: Tx, ticket: Remembered, actor: Actor, { kind, changes }: Happening): TicketHistoryEntity {
  return {
    id: newId(tx.now),
    accountId: ticket.accountId,
    ticketId: ticket.id,
    kind,
    actorType: actor.type,
    actorId: actor.id,
    actorLabel: actor.label ?? null,
    changes,
    createdAt: tx.now,
  };
}

function differences(ticket: TicketEntity, change: Partial<TicketEntity>): Happening[] {
  const happened: Happening[] = [];
  const { status, priority, assigneeId, tags } = change;
  if (status !== undefined && status !== ticket.status) {
    happened.push({ kind: 'status', changes: { from: ticket.status, to: status } });
  }
  if (priority !== undefined && priority !== ticket.priority) {
    happened.push({ kind: 'priority', changes: { from: ticket.priority, to: priority } });
  }
  if (assigneeId !== undefined && assigneeId !== ticket.assigneeId) {
    happened.push({ kind: 'assigned', changes: { from: staffId(ticket.assigneeId), to: staffId(assigneeId) } });
  }
  if (tags !== undefined && tags.join('\n') !== ticket.tags.join('\n')) {
    happened.push({ kind: 'tags', changes: { from: ticket.tags, to: tags } });
  }
  return happened;
}

function staffId(id: string | null): string | null {
  return id === null ? null : wireId(WIRE_PREFIXES.staff, id);
}
