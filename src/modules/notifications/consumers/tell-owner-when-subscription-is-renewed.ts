import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfSubscription } from '../use-cases/tell-owner-of-subscription.js';

/** One for each term that was paid for. */
@Injectable()
export class TellOwnerWhenSubscriptionIsRenewed implements EventConsumer<'subscription.renewed.v1'> {
  readonly name = 'tell-owner-when-subscription-is-renewed';
  readonly event = 'subscription.renewed.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfSubscription,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'subscription.renewed.v1'>, tx: Tx): Promise<void> {
    await this.tell.in(tx, { accountId, ...payload }, 'subscription-renewed', payload.planOrderId);
  }
}
