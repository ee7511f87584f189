import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfQuota } from '../use-cases/tell-owner-of-quota.js';

/** Once per window, also when a smaller message lifted the suspension meanwhile. */
@Injectable()
export class TellOwnerWhenQuotaSuspends implements EventConsumer<'quota.suspended.v1'> {
  readonly name = 'tell-owner-when-quota-suspends';
  readonly event = 'quota.suspended.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfQuota,
  ) {
    consumers.register(this);
  }

  async handle(event: ReceivedEvent<'quota.suspended.v1'>, tx: Tx): Promise<void> {
    const about = { accountId: event.accountId, windowId: event.payload.windowId };
    await this.tell.in(tx, about, 'quota-suspended', String(event.payload.windowId));
  }
}
