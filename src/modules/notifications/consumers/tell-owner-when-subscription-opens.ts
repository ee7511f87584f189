import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfSubscription } from '../use-cases/tell-owner-of-subscription.js';

/** The opening confirmation: one for each subscription, however often its payment is told. */
@Injectable()
export class TellOwnerWhenSubscriptionOpens implements EventConsumer<'subscription.opened.v1'> {
  readonly name = 'tell-owner-when-subscription-opens';
  readonly event = 'subscription.opened.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfSubscription,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'subscription.opened.v1'>, tx: Tx): Promise<void> {
    await this.tell.in(tx, { accountId, ...payload }, 'subscription-opened', payload.subscriptionId);
  }
}
