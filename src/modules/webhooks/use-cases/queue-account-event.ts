import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountEventsRepository } from '../data/account-events.repository.js';
import { DeliveryLines } from '../data/delivery-lines.js';
import { WebhooksRepository } from '../data/webhooks.repository.js';
import { accountEventOf } from '../rules/account-event.js';
import type { ToldEvent } from '../rules/account-events.table.js';

/** Puts what happened to an account in line before its receivers. Nothing is kept of accounts that have none. */
@Injectable()
export class QueueAccountEvent {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly events: AccountEventsRepository,
    private readonly lines: DeliveryLines,
  ) {}

  async unscopedIn<N extends ToldEvent>(tx: Tx, name: N, received: ReceivedEvent<N>): Promise<void> {
    const event = accountEventOf(name, received);
    if (event === null) return;
    const { accountId, id: eventId, type, occurredAt: at } = event;
    if (!(await this.webhooks.unscopedAccountsWith(tx, [accountId])).has(accountId)) return;
    if (!(await this.events.insert(tx, event))) return;
    await this.lines.unscopedAdd(tx, [{ accountId, eventId, logId: null, type, at }]);
  }
}
