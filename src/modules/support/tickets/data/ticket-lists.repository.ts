import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Queue, TicketPriority, TicketStatus } from '../rules/ticket.js';
import type { Topic } from '../rules/topics.table.js';
import { TicketEntity } from './ticket.entity.js';
import type { TicketPage } from './tickets.repository.js';

/** Lists that staff work from: what is open, what is mine, what nobody has, what is late, and simply everything. */
export const VIEWS = ['queue', 'mine', 'unassigned', 'breached', 'newest'] as const;
export type View = (typeof VIEWS)[number];

/** Exactly these tickets. */
export type Found =
  | { by: 'number'; number: number }
  | { by: 'accounts'; accountIds: readonly string[]; email: string | null }
  | { by: 'domain'; domain: string }
  | { by: 'words'; query: string }
  | { by: 'nothing' };

export interface StaffFilter {
  view?: View;
  /** Whose `mine` is. */
  me: string;
  /** Only these; undefined for all. */
  queues?: readonly Queue[];
  status?: TicketStatus;
  topic?: Topic;
  priority?: TicketPriority;
  assigneeId?: string;
  accountId?: string;
  tag?: string;
  found?: Found;
}

/** The words of the partial indexes, to the letter. */
const OPEN = `t.status not in ('solved', 'closed')`;

/** The lists of staff over all accounts, newest first. Each filter has an index in that order, or few rows. */
@Injectable()
export class TicketListsRepository {
  unscopedPage(tx: Tx, filter: StaffFilter, page: TicketPage): Promise<TicketEntity[]> {
    const query = tx.manager.createQueryBuilder(TicketEntity, 't').orderBy('t.id', 'DESC').limit(page.limit);
    if (page.before !== null) query.andWhere('t.id < :before', { before: page.before });
    narrowToView(query, filter);
    narrowToFilter(query, filter);
    if (filter.found) narrowToFound(query, filter.found);
    return query.getMany();
  }

  /** How much of what is open is whose; those who have nothing are left out. */
  async unscopedLoads(tx: Tx, staffIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ id: string; n: number }>(
      `select t.assignee_id as id, count(*)::int as n from tickets t
       where t.assignee_id = any($1::uuid[]) and ${OPEN} group by 1`,
      [staffIds],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }
}

type Query = SelectQueryBuilder<TicketEntity>;

function narrowToView(query: Query, { view, me }: StaffFilter): void {
  if (view === undefined || view === 'newest') return;
  if (view === 'breached') query.andWhere('t.breached');
  else query.andWhere(OPEN);
  if (view === 'mine') query.andWhere('t.assignee_id = :me', { me });
  if (view === 'unassigned') query.andWhere('t.assignee_id is null');
}

function narrowToFilter(query: Query, filter: StaffFilter): void {
  const { queues, status, topic, priority, assigneeId, accountId, tag } = filter;
  // One queue by name: the index is in order only then.
  if (queues?.length === 1) query.andWhere('t.queue = :queue', { queue: queues[0] });
  else if (queues) query.andWhere('t.queue = any(:queues)', { queues });
  if (status) query.andWhere('t.status = :status', { status });
  if (topic) query.andWhere('t.topic = :topic', { topic });
  if (priority) query.andWhere('t.priority = :priority', { priority });
  if (assigneeId) query.andWhere('t.assignee_id = :assigneeId', { assigneeId });
  if (accountId) query.andWhere('t.account_id = :accountId', { accountId });
  if (tag !== undefined) query.andWhere('t.tags @> array[:tag]::text[]', { tag });
}

function narrowToFound(query: Query, found: Found): void {
  switch (found.by) {
    case 'number':
      query.andWhere('t.number = :number', { number: found.number });
      break;
    case 'domain':
      query.andWhere('t.sender_domain = :domain', { domain: found.domain });
      break;
    case 'accounts':
      query.andWhere('(t.account_id = any(:accountIds) or t.sender_email = :email)', found);
      break;
    case 'words':
      query.innerJoin('ticket_words', 'w', 'w.ticket_id = t.id');
      query.andWhere(`w.words @@ to_tsquery('simple', :words)`, { words: found.query });
      break;
    case 'nothing':
      query.andWhere('false');
      break;
  }
}
