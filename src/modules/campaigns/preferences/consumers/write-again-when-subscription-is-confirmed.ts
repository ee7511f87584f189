import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { SubscriptionsFacade } from '../../../audience/index.js';
import { SuppressionList } from '../../../sending/index.js';

/** Who had unsubscribed and confirms a list by his own link is written to again. What bounced or complained stays. */
@Injectable()
export class WriteAgainWhenSubscriptionIsConfirmed implements EventConsumer<'list.subscription_confirmed.v1'> {
  readonly name = 'write-again-when-subscription-is-confirmed';
  readonly event = 'list.subscription_confirmed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly subscriptions: SubscriptionsFacade,
    private readonly suppressions: SuppressionList,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'list.subscription_confirmed.v1'>, tx: Tx): Promise<void> {
    const email = await this.subscriptions.addressOfIn(tx, accountId, payload.contactId);
    if (email !== null) await this.suppressions.resubscribeIn(tx, accountId, email, 'marketing');
  }
}
