import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Catalogue, type Plan } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import type { Subscription } from '../rules/subscription.js';

/** A subscription with the plan version it was sold under. */
export interface SoldSubscription {
  subscription: Subscription;
  plan: Plan;
}

@Injectable()
export class ListSubscriptions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
  ) {}

  /** Newest first; one more than `limit` when there is more. */
  async page(scope: AccountScope, limit: number, before: string | null): Promise<SoldSubscription[]> {
    return this.withPlans(await this.unitOfWork.run(scope, (tx) => this.repository.list(tx, scope, limit + 1, before)));
  }

  async one(scope: AccountScope, id: string): Promise<SoldSubscription | null> {
    const found = await this.unitOfWork.run(scope, (tx) => this.repository.find(tx, scope, id));
    return found === null ? null : ((await this.withPlans([found]))[0] ?? null);
  }

  async withPlans(subscriptions: Subscription[]): Promise<SoldSubscription[]> {
    const plans = await this.catalogue.versions(subscriptions.map((subscription) => subscription.planVersionId));
    return subscriptions.map((subscription) => {
      const plan = plans.get(subscription.planVersionId);
      if (!plan) throw new Error('a subscription refers to a plan version that is gone');
      return { subscription, plan };
    });
  }
}
