import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { JudgeEarnedTier } from '../use-cases/judge-earned-tier.js';

/** Earned tiers stand on a domain; without one they go. */
@Injectable()
export class LookAtTierWhenDomainIsLost implements EventConsumer<'domain.lost.v1'> {
  readonly name = 'look-at-tier-when-domain-is-lost';
  readonly event = 'domain.lost.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly judge: JudgeEarnedTier,
  ) {
    consumers.register(this);
  }

  handle({ accountId }: ReceivedEvent<'domain.lost.v1'>, tx: Tx): Promise<void> {
    return this.judge.judgeIn(tx, accountScope(accountId), 'domain');
  }
}
