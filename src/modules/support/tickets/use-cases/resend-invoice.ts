import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Actor } from '../../../accounts/index.js';
import { ReadInvoices } from '../../../billing/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { ticketProblems } from '../tickets.errors.js';
import { ChangeTicket } from './change-ticket.js';
import { RequireRequester } from './require-requester.js';
import { type StaffAct, StaffWork } from './staff-work.js';

/** Sends an invoice once more, to the address that the ticket asks for. */
@Injectable()
export class ResendInvoice {
  constructor(
    private readonly work: StaffWork,
    private readonly requester: RequireRequester,
    private readonly invoices: ReadInvoices,
    private readonly changes: ChangeTicket,
    private readonly outbox: Outbox,
  ) {}

  run(
    ticket: TicketEntity,
    wanted: { invoiceId: string | null; to: string },
    act: StaffAct,
    keep: BeforeCommit<TicketEntity>,
  ): Promise<TicketEntity> {
    return this.work.on(ticket, act, (tx, current, actor) => this.sendIn(tx, current, wanted, actor), keep);
  }

  private async sendIn(
    tx: Tx,
    ticket: TicketEntity,
    { invoiceId, to }: { invoiceId: string | null; to: string },
    actor: Actor,
  ): Promise<TicketEntity> {
    const invoice = invoiceId === null ? null : await this.invoices.unscopedIn(tx, invoiceId);
    if (invoice?.accountId !== ticket.accountId) {
      throw bodyProblem([{ field: 'invoiceId', code: 'reference_not_found', message: '' }]);
    }
    if (ticket.queue !== 'billing') throw ticketProblems.ticket_topic_unsuitable();
    await this.requester.of(ticket, tx.now);
    const changes = { invoiceId: wireId(WIRE_PREFIXES.invoice, invoice.id), to };
    const [entry] = await this.changes.rememberIn(tx, ticket, actor, [{ kind: 'invoice_resent', changes }]);
    await this.outbox.publish(tx, 'ticket.invoice_resent.v1', {
      accountId: ticket.accountId,
      aggregateId: ticket.id,
      payload: { ticketId: ticket.id, entryId: entry!.id, invoiceId: invoice.id },
    });
    await this.work.recordIn(tx, ticket, 'ticket.invoice_resent', actor, changes);
    return ticket;
  }
}
