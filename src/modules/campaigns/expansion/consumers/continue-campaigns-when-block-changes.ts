import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { ContinueCampaigns } from '../use-cases/continue-campaigns.js';

/** A lifted block lets campaigns go on at once. */
@Injectable()
export class ContinueCampaignsWhenBlockChanges implements EventConsumer<'account.block_changed.v1'> {
  readonly name = 'continue-campaigns-when-block-changes';
  readonly event = 'account.block_changed.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    private readonly waiting: ContinueCampaigns,
    consumers: Consumers,
  ) {
    consumers.register(this);
  }

  handle({ accountId }: ReceivedEvent<'account.block_changed.v1'>, tx: Tx): Promise<void> {
    return this.waiting.in(tx, accountId, ['account_blocked']);
  }
}
