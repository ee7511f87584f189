import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { CountUnsubscribedMailAnew } from './count-unsubscribed-mail-anew.js';

@Injectable()
export class CountHeldMailAnewWhenSubscriptionOpens implements EventConsumer<'subscription.opened.v1'> {
  readonly name = 'count-held-mail-anew-when-subscription-opens';
  readonly event = 'subscription.opened.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    private readonly mail: CountUnsubscribedMailAnew,
    consumers: Consumers,
  ) {
    consumers.register(this);
  }

  handle({ accountId, at }: ReceivedEvent<'subscription.opened.v1'>, tx: Tx): Promise<void> {
    return this.mail.in(tx, accountId, at);
  }
}
