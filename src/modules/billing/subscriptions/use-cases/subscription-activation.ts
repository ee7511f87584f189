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

  /** Puts a subscription there that runs at once. `step` says why, and who did it. */
  async beginIn(tx: Tx, subscription: Subscription, plan: Plan, step: Omit<Step, 'change'>): Promise<Subscription> {
    const free = await this.freeOneOf(tx, subscription);
    const begun = await this.steps.begin(tx, subscription, step);
    await this.takeOver(tx, begun, plan, { free, step });
    return begun;
  }

  /** Starts one that was ordered before. */
  async startIn(tx: Tx, ordered: Subscription, plan: Plan, step: Step): Promise<Subscription> {
    const free = await this.freeOneOf(tx, ordered);
    const begun = await this.steps.run(tx, ordered, step);
    await this.takeOver(tx, begun, plan, { free, step });
    return begun;
  }

  private async freeOneOf(tx: Tx, { accountId, offer }: Subscription): Promise<Subscription | null> {
    const running = await this.repository.lockRunning(tx, accountScope(accountId), offer);
    return running.find(({ free }) => free) ?? null;
  }

  private async takeOver(
    tx: Tx,
    { id, accountId, anchorAt }: Subscription,
    plan: Plan,
    { free, step }: { free: Subscription | null; step: Omit<Step, 'change'> },
  ): Promise<void> {
    if (free) {
      const change = { replacedBy: id, endedAt: tx.now, dueAt: null };
      await this.steps.run(tx, free, { reason: 'replaced', actor: step.actor, change });
    }
    await this.parts.activatedIn(tx, {
      accountId,
      subscriptionId: id,
      replaces: free?.id ?? null,
      quota: plan.quota,
      zone: plan.policies['quota.timezone'],
      anchorAt,
    });
  }
}
