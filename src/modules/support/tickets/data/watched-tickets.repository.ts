import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { TicketEntity } from './ticket.entity.js';
import { TicketsRepository } from './tickets.repository.js';

/** Tickets whose clocks are about to say something. */
@Injectable()
export class WatchedTicketsRepository {
  constructor(
    private readonly pool: HotPool,
    private readonly tickets: TicketsRepository,
  ) {}

  async unscopedFirstLook(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>({
      name: 'first-look-at-clocks',
      text: 'select min(sla_look_at) as at from tickets where sla_look_at is not null',
    });
    return rows[0]?.at ?? null;
  }

  /** Locked; those that somebody else holds are looked at when he is done. */
  unscopedToLookAt(tx: Tx, at: Instant, limit: number): Promise<TicketEntity[]> {
    return tx.manager.find(TicketEntity, {
      where: { slaLookAt: LessThanOrEqual(at) },
      order: { slaLookAt: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }

  setClocks(tx: Tx, ticket: TicketEntity, clocks: Parameters<TicketsRepository['setClocks']>[2]): Promise<void> {
    return this.tickets.setClocks(tx, ticket, clocks);
  }
}
