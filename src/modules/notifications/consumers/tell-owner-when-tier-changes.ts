import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfCompliance } from '../use-cases/tell-owner-of-compliance.js';

/** A confirmation shows its tier by itself, and the decision of a review has its own mail. */
@Injectable()
export class TellOwnerWhenTierChanges implements EventConsumer<'account.tier_changed.v1'> {
  readonly name = 'tell-owner-when-tier-changes';
  readonly event = 'account.tier_changed.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfCompliance,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'account.tier_changed.v1'>, tx: Tx): Promise<void> {
    const { from, to, cause } = payload;
    if (cause === 'confirmation' || cause === 'review') return;
    await this.tell.in(tx, accountId, {
      name: to > from ? 'tier-raised' : 'tier-lowered',
      dedupe: String(id),
      values: () => ({ from: String(from), to: String(to) }),
    });
  }
}
