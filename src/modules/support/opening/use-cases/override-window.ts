import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { ChannelDoor, type WindowOverride } from '../../channels/index.js';
import { ChangeTicket, type TicketEntity } from '../../tickets/index.js';

/** Lets a customer talk before his ticket was answered (C-09). Once said it stays: the first reason is kept. */
@Injectable()
export class OverrideWindow {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly channels: ChannelDoor,
    private readonly changes: ChangeTicket,
    private readonly accounts: AccountsFacade,
  ) {}

  run(
    ticket: TicketEntity,
    reason: string,
    by: { staffId: string; actor: Actor },
    keep: BeforeCommit<WindowOverride>,
  ): Promise<WindowOverride> {
    const scope = accountScope(ticket.accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const { override, isNew } = await this.channels.overrideIn(tx, scope, {
        ...{ ticketId: ticket.id, reason, staffId: by.staffId },
      });
      if (isNew) {
        await this.changes.rememberIn(tx, ticket, by.actor, [{ kind: 'window_overridden', changes: { reason } }]);
        await this.accounts.auditIn(tx, {
          accountId: ticket.accountId,
          action: 'ticket.window_overridden',
          actor: by.actor,
          target: { type: 'ticket', id: wireId(WIRE_PREFIXES.ticket, ticket.id) },
          changes: { number: ticket.number, reason },
        });
      }
      await keep(tx, override);
      return override;
    });
  }
}
