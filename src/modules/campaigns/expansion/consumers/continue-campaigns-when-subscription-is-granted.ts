import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { ContinueCampaigns } from '../use-cases/continue-campaigns.js';

/** A plan that was granted has room at once. */
@Injectable()
export class ContinueCampaignsWhenSubscriptionIsGranted implements EventConsumer<'subscription.granted.v1'> {
  readonly name = 'continue-campaigns-when-subscription-is-granted';
  readonly event = 'subscription.granted.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    private readonly waiting: ContinueCampaigns,
    consumers: Consumers,
  ) {
    consumers.register(this);
  }

  handle({ accountId }: ReceivedEvent<'subscription.granted.v1'>, tx: Tx): Promise<void> {
    return this.waiting.in(tx, accountId, ['quota']);
  }
}
