import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfSubscription } from '../use-cases/tell-owner-of-subscription.js';

/** Where charges are tried again; what ends at the first refusal has the mail of its end. */
@Injectable()
export class TellOwnerWhenRenewalIsRefused implements EventConsumer<'subscription.renewal_refused.v1'> {
  readonly name = 'tell-owner-when-renewal-is-refused';
  readonly event = 'subscription.renewal_refused.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfSubscription,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'subscription.renewal_refused.v1'>, tx: Tx): Promise<void> {
    await this.tell.in(tx, { accountId, subscriptionId: payload.subscriptionId }, 'renewal-refused', String(id));
  }
}
