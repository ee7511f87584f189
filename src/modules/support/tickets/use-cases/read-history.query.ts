import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import type { TicketHistoryEntity } from '../data/ticket-history.entity.js';
import { TicketHistoryRepository } from '../data/ticket-history.repository.js';
import { type TicketPage, TicketsRepository } from '../data/tickets.repository.js';

/** Where an invoice is to go once more. */
export interface ResentInvoice {
  invoiceId: string;
  to: string;
}

/** Who changed what about a ticket. */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsRepository,
    private readonly history: TicketHistoryRepository,
  ) {}

  /** Newest first, with what happened to the tickets merged into it; one row more than asked for. */
  unscopedOf(ticket: TicketEntity, page: TicketPage): Promise<TicketHistoryEntity[]> {
    const scope = accountScope(ticket.accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const merged = await this.tickets.mergedInto(tx, scope, ticket.id);
      return this.history.page(tx, scope, [ticket.id, ...merged], { ...page, limit: page.limit + 1 });
    });
  }

  async resentInvoiceIn(tx: Tx, scope: AccountScope, entryId: string): Promise<ResentInvoice | null> {
    const entry = await this.history.find(tx, scope, entryId);
    const { invoiceId, to } = (entry?.changes ?? {}) as Partial<ResentInvoice>;
    const id = parseWireId(WIRE_PREFIXES.invoice, invoiceId ?? '');
    return id === null || to === undefined ? null : { invoiceId: id, to };
  }
}
