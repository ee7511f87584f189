import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { TicketsRepository } from '../data/tickets.repository.js';

/** Remembers in a ticket that who writes there is known. */
@Injectable()
export class MarkVerified {
  constructor(private readonly tickets: TicketsRepository) {}

  /** False when the account has no such ticket. */
  async markIn(tx: Tx, scope: AccountScope, ticketId: string, until: Instant): Promise<boolean> {
    const ticket = await this.tickets.findForUpdate(tx, scope, ticketId);
    if (ticket) await this.tickets.update(tx, ticket, { verifiedUntil: until });
    return ticket !== null;
  }
}
