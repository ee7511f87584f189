import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { ReadSupportTerms } from '../../../billing/index.js';
import { LiveSupport } from '../../live/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import type { TicketMessageEntity } from '../data/ticket-message.entity.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import type { TicketChannel, TicketPriority } from '../rules/ticket.js';
import { queueOf, type Topic } from '../rules/topics.table.js';
import { ChangeTicket } from './change-ticket.js';
import { KeepClocks } from './keep-clocks.js';
import { WriteMessage } from './write-message.js';

export interface NewTicket {
  accountId: string;
  topic: Topic;
  subject: string;
  text: string;
  language: Language;
  openedBy: Actor;
  /** What it is about, if the same matter must never become a second ticket. */
  dedupe?: string;
  /** `web` when left out. */
  channel?: TicketChannel;
  /** By what the account bought when left out. */
  priority?: TicketPriority;
  /** For a ticket by mail: from which address, and whether that gets a receipt. */
  mail?: { sender: string | null; receiptAt: Instant | null };
  /** The ticket, over by now, that this one goes on with. */
  followUpOf?: string;
}

/** The ticket, and its first message unless the ticket was there before. */
export interface OpenedTicket {
  ticket: TicketEntity;
  message: TicketMessageEntity | null;
}

/** What follows from a ticket that was opened. */
@Injectable()
export class OpenedTicketTrail {
  constructor(
    readonly changes: ChangeTicket,
    readonly clocks: KeepClocks,
    readonly live: LiveSupport,
  ) {}
}

/** Opens a ticket in the queue that its topic leads to. */
@Injectable()
export class OpenTicket {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly messages: WriteMessage,
    private readonly outbox: Outbox,
    private readonly accounts: AccountsFacade,
    private readonly trail: OpenedTicketTrail,
    private readonly terms: ReadSupportTerms,
  ) {}

  /** The same matter again answers the ticket it already has, and no message is written. */
  async openIn(tx: Tx, wanted: NewTicket): Promise<OpenedTicket> {
    const known = await this.sameMatter(tx, wanted);
    if (known) return { ticket: known, message: null };
    const ticket = ticketOf(tx.now, await this.tickets.drawNumber(tx), {
      ...wanted,
      priority: wanted.priority ?? (await this.boughtPriorityIn(tx, wanted.accountId)),
    });
    // Whoever opens the same matter at the same moment waits here for the other's commit, and then finds his ticket.
    if (!(await this.tickets.insert(tx, ticket))) {
      return { ticket: (await this.sameMatter(tx, wanted))!, message: null };
    }
    const first = { author: wanted.openedBy, text: wanted.text, internal: false };
    const message = await this.messages.insertIn(tx, ticket, first);
    await this.rememberIn(tx, ticket, wanted.openedBy);
    // The address of a mail proves nobody: the audit log does not say that the person did it.
    await this.announceIn(tx, ticket, wanted.mail ? { type: 'system', id: null } : wanted.openedBy);
    return { ticket, message };
  }

  private async boughtPriorityIn(tx: Tx, accountId: string): Promise<TicketPriority> {
    const plans = await this.terms.ofIn(tx, accountScope(accountId));
    return plans.some(({ priority }) => priority) ? 'high' : 'normal';
  }

  private async sameMatter(tx: Tx, { accountId, dedupe }: NewTicket): Promise<TicketEntity | null> {
    return dedupe === undefined ? null : this.tickets.findByDedupe(tx, accountScope(accountId), dedupe);
  }

  private async rememberIn(tx: Tx, ticket: TicketEntity, actor: Actor): Promise<void> {
    const { topic, queue, channel, priority } = ticket;
    await this.trail.changes.rememberIn(tx, ticket, actor, [
      { kind: 'opened', changes: { topic, queue, channel, priority } },
    ]);
    await this.trail.clocks.refreshIn(tx, ticket);
    const ids = { ticketId: wireId(WIRE_PREFIXES.ticket, ticket.id) };
    await this.trail.live.publishIn(tx, {
      ...{ accountId: ticket.accountId, forStaff: true, kind: 'ticket.opened', ids, queue },
    });
  }

  private async announceIn(tx: Tx, ticket: TicketEntity, actor: Actor): Promise<void> {
    await this.accounts.auditIn(tx, {
      accountId: ticket.accountId,
      action: 'ticket.opened',
      actor,
      target: { type: 'ticket', id: wireId(WIRE_PREFIXES.ticket, ticket.id) },
      changes: { number: ticket.number, topic: ticket.topic, channel: ticket.channel },
    });
    await this.outbox.publish(tx, 'ticket.opened.v1', {
      accountId: ticket.accountId,
      aggregateId: ticket.id,
      payload: { ticketId: ticket.id, topic: ticket.topic, queue: ticket.queue },
    });
  }
}

function ticketOf(now: Instant, number: number, wanted: NewTicket & { priority: TicketPriority }): TicketEntity {
  return {
    id: newId(now),
    accountId: wanted.accountId,
    number,
    topic: wanted.topic,
    queue: queueOf(wanted.topic),
    subject: wanted.subject,
    status: 'new',
    priority: wanted.priority,
    language: wanted.language,
    channel: wanted.channel ?? 'web',
    openedByType: wanted.openedBy.type,
    openedById: wanted.openedBy.id,
    assigneeId: null,
    followUpOf: wanted.followUpOf ?? null,
    dedupe: wanted.dedupe ?? null,
    senderEmail: wanted.mail?.sender ?? null,
    receiptAt: wanted.mail?.receiptAt ?? null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    firstResponseAt: null,
    verifiedUntil: null,
    solvedAt: null,
    closedAt: null,
    tags: [],
    mergedInto: null,
    senderDomain: wanted.mail?.sender?.split('@').at(-1) ?? null,
    rating: null,
    sla: null,
    slaLookAt: null,
    breached: false,
  };
}
