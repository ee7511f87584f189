import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { TicketMessageEntity } from './ticket-message.entity.js';
import type { TicketPage } from './tickets.repository.js';

@Injectable()
export class TicketMessagesRepository {
  async insert(tx: Tx, message: TicketMessageEntity): Promise<void> {
    await tx.manager.insert(TicketMessageEntity, message);
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<TicketMessageEntity | null> {
    return tx.manager.findOne(TicketMessageEntity, { where: { accountId: scope.accountId, id } });
  }

  /** Newest first, of a ticket and those merged into it; notes among staff only when asked for. */
  page(
    tx: Tx,
    scope: AccountScope,
    ticketIds: readonly string[],
    page: TicketPage & { withNotes: boolean },
  ): Promise<TicketMessageEntity[]> {
    return tx.manager.find(TicketMessageEntity, {
      where: {
        accountId: scope.accountId,
        ticketId: In([...ticketIds]),
        ...(page.withNotes ? {} : { internal: false }),
        ...(page.before ? { id: LessThan(page.before) } : {}),
      },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }
}
