import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { JudgeEarnedTier } from '../use-cases/judge-earned-tier.js';

/** A proven domain may be what the next tier was waiting for. */
@Injectable()
export class LookAtTierWhenDomainIsVerified implements EventConsumer<'domain.verified.v1'> {
  readonly name = 'look-at-tier-when-domain-is-verified';
  readonly event = 'domain.verified.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly judge: JudgeEarnedTier,
  ) {
    consumers.register(this);
  }

  handle({ accountId }: ReceivedEvent<'domain.verified.v1'>, tx: Tx): Promise<void> {
    return this.judge.judgeIn(tx, accountScope(accountId), 'domain');
  }
}
