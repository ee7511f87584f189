import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { ContinueCampaigns } from '../use-cases/continue-campaigns.js';

/** A new plan has room at once. */
@Injectable()
export class ContinueCampaignsWhenSubscriptionOpens implements EventConsumer<'subscription.opened.v1'> {
  readonly name = 'continue-campaigns-when-subscription-opens';
  readonly event = 'subscription.opened.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    private readonly waiting: ContinueCampaigns,
    consumers: Consumers,
  ) {
    consumers.register(this);
  }

  handle({ accountId }: ReceivedEvent<'subscription.opened.v1'>, tx: Tx): Promise<void> {
    return this.waiting.in(tx, accountId, ['quota']);
  }
}
