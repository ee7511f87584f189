import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { RemovePaymentMethod } from '../../../billing/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { ticketProblems } from '../tickets.errors.js';
import { ChangeTicket } from './change-ticket.js';
import { RequireRequester } from './require-requester.js';
import { type StaffAct, StaffWork } from './staff-work.js';

/** Deletes what is kept of a card, here at once and at the gateway until it says so. */
@Injectable()
export class DeleteCard {
  constructor(
    private readonly work: StaffWork,
    private readonly requester: RequireRequester,
    private readonly methods: RemovePaymentMethod,
    private readonly changes: ChangeTicket,
  ) {}

  run(
    ticket: TicketEntity,
    wanted: { paymentMethodId: string | null; reason: string },
    act: StaffAct,
    keep: BeforeCommit<TicketEntity>,
  ): Promise<TicketEntity> {
    return this.work.on(ticket, act, (tx, current, actor) => this.deleteIn(tx, current, wanted, actor), keep);
  }

  private async deleteIn(
    tx: Tx,
    ticket: TicketEntity,
    { paymentMethodId, reason }: { paymentMethodId: string | null; reason: string },
    actor: Actor,
  ): Promise<TicketEntity> {
    if (ticket.topic !== 'card_deletion') throw ticketProblems.ticket_topic_unsuitable();
    await this.requester.of(ticket, tx.now);
    const scope = accountScope(ticket.accountId);
    if (paymentMethodId === null || !(await this.methods.removeIn(tx, scope, paymentMethodId, actor))) {
      throw bodyProblem([{ field: 'paymentMethodId', code: 'reference_not_found', message: '' }]);
    }
    const changes = { paymentMethodId: wireId(WIRE_PREFIXES.paymentMethod, paymentMethodId), reason };
    await this.changes.rememberIn(tx, ticket, actor, [{ kind: 'card_deleted', changes }]);
    await this.work.recordIn(tx, ticket, 'ticket.card_deleted', actor, changes);
    return ticket;
  }
}
