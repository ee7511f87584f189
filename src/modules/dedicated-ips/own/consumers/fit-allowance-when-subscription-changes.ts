import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { FitAllowance } from '../use-cases/fit-allowance.js';

/** It reads what holds now, in transactions of its own, and is safe to repeat. */
@Injectable()
export class FitAllowanceWhenSubscriptionChanges implements EventConsumer<'subscription.changed.v1'> {
  readonly name = 'fit-ips-when-subscription-changes';
  readonly event = 'subscription.changed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly fit: FitAllowance,
  ) {
    consumers.register(this);
  }

  async handle({ accountId }: ReceivedEvent<'subscription.changed.v1'>, _tx: Tx): Promise<void> {
    await this.fit.run(accountId);
  }
}
