import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketsRepository } from '../data/tickets.repository.js';

/** What other rooms of support need to know of a ticket. */
export type TicketFacts = Pick<
  TicketEntity,
  | 'id'
  | 'accountId'
  | 'number'
  | 'topic'
  | 'queue'
  | 'status'
  | 'language'
  | 'channel'
  | 'senderEmail'
  | 'assigneeId'
  | 'createdAt'
  | 'firstResponseAt'
  | 'verifiedUntil'
>;

/** One ticket within a transaction, for the rooms that stand on tickets. */
@Injectable()
export class LookUpTicket {
  constructor(private readonly tickets: TicketsRepository) {}

  findIn(tx: Tx, scope: AccountScope, id: string): Promise<TicketFacts | null> {
    return this.tickets.find(tx, scope, id);
  }

  /** Until the transaction ends, nobody else changes it. */
  lockIn(tx: Tx, scope: AccountScope, id: string): Promise<TicketFacts | null> {
    return this.tickets.findForUpdate(tx, scope, id);
  }

  /** Over all accounts, for mail that names a ticket. */
  unscopedFindIn(tx: Tx, id: string): Promise<TicketFacts | null> {
    return this.tickets.unscopedFind(tx, id);
  }
}
