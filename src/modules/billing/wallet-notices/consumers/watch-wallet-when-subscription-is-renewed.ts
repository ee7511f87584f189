import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { PlanWalletNotice } from '../use-cases/plan-wallet-notice.js';

@Injectable()
export class WatchWalletWhenSubscriptionIsRenewed implements EventConsumer<'subscription.renewed.v1'> {
  readonly name = 'watch-wallet-when-subscription-is-renewed';
  readonly event = 'subscription.renewed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly plan: PlanWalletNotice,
  ) {
    consumers.register(this);
  }

  handle({ accountId, payload }: ReceivedEvent<'subscription.renewed.v1'>, tx: Tx): Promise<void> {
    return this.plan.in(tx, accountId, payload.subscriptionId);
  }
}
