import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Catalogue, type Plan } from '../../catalogue/index.js';
import {
  ComingMoves,
  type Subscription,
  type SubscriptionMove,
  SubscriptionsRepository,
} from '../../subscriptions/index.js';

export interface LockedSubscription {
  subscription: Subscription;
  /** The version it was sold under. */
  plan: Plan;
}

/** Subscriptions together with what they were sold as. */
@Injectable()
export class SoldPlans {
  constructor(
    private readonly subscriptions: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
    private readonly moves: ComingMoves,
  ) {}

  find(tx: Tx, scope: AccountScope, id: string): Promise<Subscription | null> {
    return this.subscriptions.find(tx, scope, id);
  }

  /** Locked until the transaction ends; null when there is none. */
  async lock(tx: Tx, scope: AccountScope, id: string): Promise<LockedSubscription | null> {
    const subscription = await this.subscriptions.lock(tx, scope, id);
    return subscription === null ? null : { subscription, plan: await this.version(subscription.planVersionId) };
  }

  /** Many, by their ids, whoever's they are; those that are gone are left out. */
  async unscopedLockAll(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedSubscription>> {
    const subscriptions = await this.subscriptions.unscopedLockAll(tx, ids);
    const versions = await this.catalogue.versions([...new Set(subscriptions.map((one) => one.planVersionId))]);
    return new Map(
      subscriptions.map((subscription) => {
        const plan = versions.get(subscription.planVersionId);
        if (!plan) throw new Error('a plan version that was sold is gone');
        return [subscription.id, { subscription, plan }];
      }),
    );
  }

  async lockRequired(tx: Tx, accountId: string, id: string): Promise<LockedSubscription> {
    const found = await this.lock(tx, accountScope(accountId), id);
    if (found === null) throw new Error('an order is for a subscription that is gone');
    return found;
  }

  /** When the scheduler has to look at it next. */
  async waitUntil(tx: Tx, subscription: Subscription, dueAt: Instant): Promise<void> {
    await this.subscriptions.postpone(tx, subscription, dueAt);
  }

  async version(versionId: string): Promise<Plan> {
    const plan = (await this.catalogue.versions([versionId])).get(versionId);
    if (!plan) throw new Error('a plan version that was sold is gone');
    return plan;
  }

  /** What the operator announced for it; null where nothing is. */
  async moveOf(subscription: Subscription): Promise<SubscriptionMove | null> {
    const move = (await this.moves.of([subscription])).get(subscription.id);
    return move ? { ...move, plan: await this.version(move.toVersionId) } : null;
  }

  /** A plan as it is sold today; null when there is none. */
  today(planId: string): Promise<Plan | null> {
    return this.catalogue.plan(planId);
  }
}
