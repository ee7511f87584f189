import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Catalogue, type Plan } from '../../catalogue/index.js';
import { isInForce, type Subscription, SubscriptionsRepository } from '../../subscriptions/index.js';

export interface SoldSubscription {
  subscription: Subscription;
  plan: Plan;
}

/** A subscription with the plan version it was sold under, which says what may be added at which price. */
@Injectable()
export class SoldSubscriptions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
  ) {}

  find(scope: AccountScope, id: string): Promise<Subscription | null> {
    return this.unitOfWork.run(scope, (tx) => this.subscriptions.find(tx, scope, id));
  }

  /** What runs now, oldest first. */
  async running(scope: AccountScope): Promise<SoldSubscription[]> {
    const { rows, now } = await this.unitOfWork.run(scope, async (tx) => ({
      rows: await this.subscriptions.running(tx, scope),
      now: tx.now,
    }));
    const inForce = rows.filter((subscription) => isInForce(subscription, now));
    const plans = await this.catalogue.versions(inForce.map(({ planVersionId }) => planVersionId));
    return inForce.flatMap((subscription) => {
      const plan = plans.get(subscription.planVersionId);
      return plan ? [{ subscription, plan }] : [];
    });
  }

  async required(scope: AccountScope, id: string): Promise<SoldSubscription> {
    const subscription = await this.find(scope, id);
    if (subscription === null) throw platformProblems.not_found();
    const plan = (await this.catalogue.versions([subscription.planVersionId])).get(subscription.planVersionId);
    if (!plan) throw new Error('a subscription refers to a plan version that is gone');
    return { subscription, plan };
  }
}
