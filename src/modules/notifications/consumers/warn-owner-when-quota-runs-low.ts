import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfQuota } from '../use-cases/tell-owner-of-quota.js';

/** Once per level: each has its own event. */
@Injectable()
export class WarnOwnerWhenQuotaRunsLow implements EventConsumer<'quota.warned.v1'> {
  readonly name = 'warn-owner-when-quota-runs-low';
  readonly event = 'quota.warned.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfQuota,
  ) {
    consumers.register(this);
  }

  async handle(event: ReceivedEvent<'quota.warned.v1'>, tx: Tx): Promise<void> {
    const about = { accountId: event.accountId, windowId: event.payload.windowId };
    await this.tell.in(tx, about, 'quota-warning', String(event.id));
  }
}
