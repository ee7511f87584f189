import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AuthorKind } from '../rules/ticket.js';
import { TicketHistoryEntity } from './ticket-history.entity.js';
import type { TicketPage } from './tickets.repository.js';

/** What was said where all can read it, and when. */
export interface SaidAt {
  by: AuthorKind;
  at: Instant;
}

@Injectable()
export class TicketHistoryRepository {
  async insertAll(tx: Tx, entries: readonly TicketHistoryEntity[]): Promise<void> {
    // The driver's types of jsonb know only what TypeORM calls partial.
    if (entries.length > 0) await tx.manager.insert(TicketHistoryEntity, entries as never);
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<TicketHistoryEntity | null> {
    return tx.manager.findOne(TicketHistoryEntity, { where: { accountId: scope.accountId, id } });
  }

  /** Newest first, of a ticket and those merged into it. */
  page(tx: Tx, scope: AccountScope, ticketIds: readonly string[], page: TicketPage): Promise<TicketHistoryEntity[]> {
    return tx.manager.find(TicketHistoryEntity, {
      where: {
        accountId: scope.accountId,
        ticketId: In([...ticketIds]),
        ...(page.before ? { id: LessThan(page.before) } : {}),
      },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }

  /** Public messages of these tickets, oldest first. */
  said(tx: Tx, scope: AccountScope, ticketIds: readonly string[]): Promise<SaidAt[]> {
    return tx.query<SaidAt>(
      `select author_kind as by, created_at as at from ticket_messages
       where account_id = $1 and ticket_id = any($2::uuid[]) and not internal order by id`,
      [scope.accountId, ticketIds],
    );
  }

  /** What happened to the ticket itself that its clocks follow, oldest first. */
  turns(tx: Tx, scope: AccountScope, ticketId: string): Promise<TicketHistoryEntity[]> {
    return tx.manager.find(TicketHistoryEntity, {
      where: { accountId: scope.accountId, ticketId, kind: In(['opened', 'status', 'priority']) },
      order: { id: 'ASC' },
    });
  }
}
