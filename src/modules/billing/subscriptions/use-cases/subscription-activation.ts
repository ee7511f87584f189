import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import type { Plan } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import type { Subscription } from '../rules/subscription.js';
import { ActivationParts } from './activation-parts.js';
import { Entitlements } from './entitlements.js';

/** The first paid subscription of an offer ends that offer's free one; what was used today counts on. */
@Injectable()
export class SubscriptionActivation {
  constructor(
    private readonly repository: SubscriptionsRepository,
    private readonly parts: ActivationParts,
    private readonly entitlements: Entitlements,
  ) {}

  async beginIn(tx: Tx, subscription: Subscription, plan: Plan): Promise<void> {
    const scope = accountScope(subscription.accountId);
    const free = (await this.repository.lockRunning(tx, scope, subscription.offer)).find((running) => running.free);
    await this.repository.insert(tx, subscription);
    if (free) await this.repository.end(tx, scope, free.id, { status: 'ended', replacedBy: subscription.id });
    await this.parts.activatedIn(tx, {
      accountId: subscription.accountId,
      subscriptionId: subscription.id,
      replaces: free?.id ?? null,
      quota: plan.quota,
      zone: plan.policies['quota.timezone'],
      anchorAt: subscription.anchorAt,
    });
    tx.afterCommit(() => this.entitlements.invalidate(subscription.accountId));
  }
}
