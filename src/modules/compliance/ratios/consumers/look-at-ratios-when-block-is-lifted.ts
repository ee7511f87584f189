import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { RatioWatchesRepository } from '../data/ratio-watches.repository.js';

/** What a rule had blocked is counted anew from the lift on. */
@Injectable()
export class LookAtRatiosWhenBlockIsLifted implements EventConsumer<'account.block_changed.v1'> {
  readonly name = 'look-at-ratios-when-block-is-lifted';
  readonly event = 'account.block_changed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly watches: RatioWatchesRepository,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'account.block_changed.v1'>, tx: Tx): Promise<void> {
    if (!payload.active) await this.watches.planBlocked(tx, accountScope(accountId), payload.blockId, tx.now);
  }
}
