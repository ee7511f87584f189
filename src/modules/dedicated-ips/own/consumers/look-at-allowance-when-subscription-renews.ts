import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { IpSurplusRepository } from '../data/ip-surplus.repository.js';

/** With its next term a subscription may have a smaller plan: a change that was scheduled. */
@Injectable()
export class LookAtAllowanceWhenSubscriptionRenews implements EventConsumer<'subscription.renewed.v1'> {
  readonly name = 'look-at-ip-allowance-when-subscription-renews';
  readonly event = 'subscription.renewed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly surplus: IpSurplusRepository,
  ) {
    consumers.register(this);
  }

  async handle({ accountId }: ReceivedEvent<'subscription.renewed.v1'>, tx: Tx): Promise<void> {
    await this.surplus.lookIn(tx, accountScope(accountId));
  }
}
