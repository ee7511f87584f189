import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfSubscription } from '../use-cases/tell-owner-of-subscription.js';

/** What expired can be renewed for some days; what ended is over, and the free plan goes on. */
@Injectable()
export class TellOwnerWhenSubscriptionEnds implements EventConsumer<'subscription.ended.v1'> {
  readonly name = 'tell-owner-when-subscription-ends';
  readonly event = 'subscription.ended.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfSubscription,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'subscription.ended.v1'>, tx: Tx): Promise<void> {
    const { subscriptionId, status } = payload;
    await this.tell.in(tx, { accountId, subscriptionId }, `subscription-${status}`, String(id));
  }
}
