import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Catalogue, effectivePolicies, type Plan, type Policies } from '../../catalogue/index.js';
import { isInForce, type Subscription, SubscriptionsRepository } from '../../subscriptions/index.js';
import type { PlanBeside } from '../../ways-to-pay/index.js';

/** More than anybody has. */
const MOST_SUBSCRIPTIONS = 100;

/** From when to when a plan that ends at some day runs, or ran: all its terms so far as one. */
export interface ServiceTerm {
  start: Instant;
  /** Exclusive. */
  end: Instant;
  /** It runs now, also where its next term is due or owed. */
  running: boolean;
  /** In which its days are counted. */
  zone: string;
}

export interface AccountTerms {
  /** What was sold with each plan that runs, oldest first; then what the offer that the account signed up for says. */
  policies: Policies[];
  /** The plans that run; where none does, what the offer says of all of its plans. */
  plans: PlanBeside[];
  /** By their beginning. Free plans, and gifts without an end, have none. */
  terms: ServiceTerm[];
}

/** For whoever sells something beside mail that lives as long as the plans do. */
@Injectable()
export class ReadAccountTerms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async run(scope: AccountScope, signUpOffer: string): Promise<AccountTerms> {
    const newest = await this.unitOfWork.run(scope, (tx) =>
      this.subscriptions.list(tx, scope, MOST_SUBSCRIPTIONS, null),
    );
    const rows = newest.reverse();
    const plans = await this.catalogue.versions(rows.map(({ planVersionId }) => planVersionId));
    const offer = await this.catalogue.offer(signUpOffer);
    const now = this.clock.now();
    const sold = rows.flatMap((subscription) => {
      const plan = plans.get(subscription.planVersionId);
      return plan ? [{ subscription, plan }] : [];
    });
    const running = sold.filter(({ subscription }) => isInForce(subscription, now));
    const offered = offer === null ? [] : [effectivePolicies({}, offer.policies)];
    const unsold = offered.map((policies) => ({ policies, monthlyVolume: null, prices: [] }));
    return {
      policies: [...running.map(({ plan }) => plan.policies), ...offered],
      plans: running.length > 0 ? running.map(({ plan }) => plan) : unsold,
      terms: sold
        .flatMap(({ subscription, plan }) => termOf(subscription, plan, now) ?? [])
        .sort((a, b) => a.start - b.start),
    };
  }
}

/** Null for what was never paid for, is free, or has no end. */
function termOf(subscription: Subscription, plan: Plan, now: Instant): ServiceTerm | null {
  const { free, status, anchorAt, termStartAt, termEndAt, endsAt, endedAt } = subscription;
  const end = termEndAt ?? endsAt;
  if (free || status === 'pending_payment' || end === null) return null;
  if (status === 'ended' && termStartAt === null && subscription.grantedBy === null) return null;
  return {
    start: anchorAt,
    end: endedAt !== null && endedAt < end ? endedAt : end,
    running: isInForce(subscription, now),
    zone: plan.policies['quota.timezone'],
  };
}
