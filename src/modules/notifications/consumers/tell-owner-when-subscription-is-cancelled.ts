import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfSubscription } from '../use-cases/tell-owner-of-subscription.js';

/** Whoever takes it back and cancels again gets another one. */
@Injectable()
export class TellOwnerWhenSubscriptionIsCancelled implements EventConsumer<'subscription.cancelled.v1'> {
  readonly name = 'tell-owner-when-subscription-is-cancelled';
  readonly event = 'subscription.cancelled.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfSubscription,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'subscription.cancelled.v1'>, tx: Tx): Promise<void> {
    await this.tell.in(tx, { accountId, ...payload }, 'subscription-cancelled', String(id));
  }
}
