import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import type { Plan } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import type { Subscription } from '../rules/subscription.js';
import { ActivationParts } from './activation-parts.js';
import { type Step, TakeStep } from './take-step.js';

/** The first paid subscription of an offer ends that offer's free one; what was used today counts on. */
@Injectable()
export class SubscriptionActivation {
  constructor(
    private readonly repository: SubscriptionsRepository,
    private readonly parts: ActivationParts,
    private readonly steps: TakeStep,
  ) {}

  /** `step` says why it begins, and who did it. */
  async beginIn(tx: Tx, subscription: Subscription, plan: Plan, step: Omit<Step, 'change'>): Promise<void> {
    const scope = accountScope(subscription.accountId);
    const free = (await this.repository.lockRunning(tx, scope, subscription.offer)).find((running) => running.free);
    await this.steps.begin(tx, subscription, step);
    if (free) {
      const change = { replacedBy: subscription.id, endedAt: tx.now, dueAt: null };
      await this.steps.run(tx, free, { reason: 'replaced', actor: step.actor, change });
    }
    await this.parts.activatedIn(tx, {
      accountId: subscription.accountId,
      subscriptionId: subscription.id,
      replaces: free?.id ?? null,
      quota: plan.quota,
      zone: plan.policies['quota.timezone'],
      anchorAt: subscription.anchorAt,
    });
  }
}
