import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { JudgeEarnedTier } from '../use-cases/judge-earned-tier.js';

/** A block for what was sent costs the highest tier, and its end begins a new count of days. */
@Injectable()
export class LookAtTierWhenBlockChanges implements EventConsumer<'account.block_changed.v1'> {
  readonly name = 'look-at-tier-when-block-changes';
  readonly event = 'account.block_changed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly judge: JudgeEarnedTier,
  ) {
    consumers.register(this);
  }

  handle({ accountId }: ReceivedEvent<'account.block_changed.v1'>, tx: Tx): Promise<void> {
    return this.judge.judgeIn(tx, accountScope(accountId), 'sending');
  }
}
