import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Queue, TicketStatus } from '../rules/ticket.js';
import type { Topic } from '../rules/topics.table.js';
import { TicketEntity } from './ticket.entity.js';

export interface TicketFilter {
  status?: TicketStatus;
  /** Only these; undefined for all. */
  queues?: readonly Queue[];
  topic?: Topic;
  assigneeId?: string;
}

/** Id of the last ticket of the page before, and how many rows at most. */
export interface TicketPage {
  before: string | null;
  limit: number;
}

@Injectable()
export class TicketsRepository {
  constructor(private readonly pool: HotPool) {}

  /** What people call the ticket. Numbers are never given out twice, but some stay unused. */
  async drawNumber(tx: Tx): Promise<number> {
    const rows = await tx.query<{ number: number }>(`select nextval('ticket_numbers')::integer as number`);
    return rows[0]!.number;
  }

  /** False when the account has a ticket for the same matter already, even one that was opened this moment. */
  async insert(tx: Tx, ticket: TicketEntity): Promise<boolean> {
    const result = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(TicketEntity)
      .values(ticket)
      .orIgnore()
      .returning('id')
      .execute();
    return (result.raw as unknown[]).length > 0;
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<TicketEntity | null> {
    return tx.manager.findOne(TicketEntity, { where: { accountId: scope.accountId, id } });
  }

  findForUpdate(tx: Tx, scope: AccountScope, id: string): Promise<TicketEntity | null> {
    return tx.manager.findOne(TicketEntity, {
      where: { accountId: scope.accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  findByDedupe(tx: Tx, scope: AccountScope, dedupe: string): Promise<TicketEntity | null> {
    return tx.manager.findOne(TicketEntity, { where: { accountId: scope.accountId, dedupe } });
  }

  /** Newest first. */
  page(tx: Tx, scope: AccountScope, filter: TicketFilter, page: TicketPage): Promise<TicketEntity[]> {
    return this.select(tx, { accountId: scope.accountId }, filter, page);
  }

  /** Those that are not over, newest first. */
  open(
    tx: Tx,
    { accountId }: AccountScope,
    queues: readonly Queue[] | undefined,
    limit: number,
  ): Promise<TicketEntity[]> {
    return tx.manager.find(TicketEntity, {
      where: {
        accountId,
        status: In(['new', 'open', 'waiting_customer', 'waiting_internal']),
        ...(queues ? { queue: In([...queues]) } : {}),
      },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  async update(tx: Tx, ticket: TicketEntity, change: Partial<TicketEntity>): Promise<TicketEntity> {
    const changed = { ...change, version: ticket.version + 1, updatedAt: tx.now };
    await tx.manager.update(TicketEntity, { accountId: ticket.accountId, id: ticket.id }, changed);
    return Object.assign(ticket, changed);
  }

  /** What the clocks say; nobody changed the ticket, so its version stays. */
  async setClocks(
    tx: Tx,
    ticket: TicketEntity,
    clocks: Pick<TicketEntity, 'sla' | 'slaLookAt' | 'breached'>,
  ): Promise<void> {
    await tx.manager.update(TicketEntity, { accountId: ticket.accountId, id: ticket.id }, clocks);
    Object.assign(ticket, clocks);
  }

  /** What was merged into this one leads to that one too. */
  async redirect(tx: Tx, ticket: TicketEntity, into: string): Promise<void> {
    await tx.query('update tickets set merged_into = $3 where account_id = $1 and merged_into = $2', [
      ticket.accountId,
      ticket.id,
      into,
    ]);
  }

  /** The tickets that this one goes on for. */
  async mergedInto(tx: Tx, scope: AccountScope, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from tickets where account_id = $1 and merged_into = $2 order by id',
      [scope.accountId, id],
    );
    return rows.map((row) => row.id);
  }

  /** Under the transaction's own eyes; null when it sees no such ticket. */
  async queueOf(tx: Tx, id: string): Promise<Queue | null> {
    return (await tx.query<{ queue: Queue }>('select queue from tickets where id = $1', [id]))[0]?.queue ?? null;
  }

  /** For staff: over all accounts. */
  unscopedFind(tx: Tx, id: string): Promise<TicketEntity | null> {
    return tx.manager.findOne(TicketEntity, { where: { id } });
  }

  async unscopedFirstSolved(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>({
      name: 'first-solved-ticket',
      text: `select min(solved_at) as at from tickets where status = 'solved'`,
    });
    return rows[0]?.at ?? null;
  }

  /** Closes those that were solved by then; answers them. */
  unscopedClose(tx: Tx, solvedBy: Instant, limit: number): Promise<{ id: string; accountId: string }[]> {
    return tx.query(
      `update tickets set status = 'closed', closed_at = $2, updated_at = $2, version = version + 1
       where id in (select id from tickets where status = 'solved' and solved_at <= $1 order by solved_at limit $3
         for update skip locked) returning id, account_id as "accountId"`,
      [toDate(solvedBy), toDate(tx.now), limit],
    );
  }

  private select(
    tx: Tx,
    whose: FindOptionsWhere<TicketEntity>,
    filter: TicketFilter,
    page: TicketPage,
  ): Promise<TicketEntity[]> {
    return tx.manager.find(TicketEntity, {
      where: {
        ...whose,
        ...(filter.status ? { status: filter.status } : {}),
        ...(filter.queues ? { queue: In([...filter.queues]) } : {}),
        ...(filter.topic ? { topic: filter.topic } : {}),
        ...(filter.assigneeId ? { assigneeId: filter.assigneeId } : {}),
        ...(page.before ? { id: LessThan(page.before) } : {}),
      },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }
}
