import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Catalogue, type Plan } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import type { Subscription } from '../rules/subscription.js';
import { ComingMoves } from './coming-moves.js';
import { type Suspension, Suspensions } from './suspensions.js';

/** A subscription with the plan version it was sold under. */
export interface SoldSubscription {
  subscription: Subscription;
  plan: Plan;
  /** Why it rests now; null when it does not. */
  suspension: Suspension | null;
  /** What it changes to when its term is over. */
  scheduledPlan?: Plan | null | undefined;
  /** What it was announced to change to. */
  move?: SubscriptionMove | null | undefined;
}

/** A move that staff decided, with the version that it leads to. */
export interface SubscriptionMove {
  plan: Plan;
  effectiveAt: Instant;
  reason: string;
}

@Injectable()
export class ListSubscriptions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
    private readonly suspensions: Suspensions,
    private readonly moves: ComingMoves,
    private readonly clock: Clock,
  ) {}

  /** Newest first; one more than `limit` when there is more. */
  async page(scope: AccountScope, limit: number, before: string | null): Promise<SoldSubscription[]> {
    const rows = await this.unitOfWork.run(scope, (tx) => this.repository.list(tx, scope, limit + 1, before));
    return this.complete(scope, rows);
  }

  async one(scope: AccountScope, id: string): Promise<SoldSubscription | null> {
    const found = await this.unitOfWork.run(scope, (tx) => this.repository.find(tx, scope, id));
    return found === null ? null : ((await this.complete(scope, [found]))[0] ?? null);
  }

  private async complete(scope: AccountScope, subscriptions: Subscription[]): Promise<SoldSubscription[]> {
    const moves = await this.moves.of(subscriptions);
    const wanted = subscriptions.flatMap((one) => [one.planVersionId, one.scheduledPlanVersionId ?? []].flat());
    const plans = await this.catalogue.versions([...wanted, ...[...moves.values()].map((move) => move.toVersionId)]);
    const resting = subscriptions.some((subscription) => subscription.status === 'active')
      ? await this.suspensions.of(scope, this.clock.now())
      : new Map<string, Suspension>();
    return subscriptions.map((subscription) => {
      const plan = plans.get(subscription.planVersionId);
      if (!plan) throw new Error('a subscription refers to a plan version that is gone');
      const scheduledPlan = plans.get(subscription.scheduledPlanVersionId ?? '') ?? null;
      const coming = moves.get(subscription.id);
      const move = coming ? { ...coming, plan: plans.get(coming.toVersionId)! } : null;
      return { subscription, plan, suspension: resting.get(subscription.id) ?? null, scheduledPlan, move };
    });
  }
}
