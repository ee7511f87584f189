import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Catalogue, effectivePolicies, type Plan, type Policies } from '../../catalogue/index.js';
import { isInForce, renewalWindowEnd, type Subscription, SubscriptionsRepository } from '../../subscriptions/index.js';
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
  /** It goes on by itself when its term ends. */
  renews: boolean;
  /** The first instant at which it is too late to renew it; null where its end is its end. */
  renewableUntil: Instant | null;
}

export interface AccountTerms {
  /** What was sold with each plan that runs, oldest first; then what the offer that the account signed up for says. */
  policies: Policies[];
  /** The plans that run; where none does, what the offer says of all of its plans. */
  plans: PlanBeside[];
  /** By their beginning. Free plans, and gifts without an end, have none. */
  terms: ServiceTerm[];
}

interface Sold {
  subscription: Subscription;
  plan: Plan;
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
    const sold = await this.unitOfWork.run(scope, (tx) => this.soldIn(tx, scope));
    const offer = await this.catalogue.offer(signUpOffer);
    const now = this.clock.now();
    const running = sold.filter(({ subscription }) => isInForce(subscription, now));
    const offered = offer === null ? [] : [effectivePolicies({}, offer.policies)];
    const unsold = offered.map((policies) => ({ policies, monthlyVolume: null, prices: [] }));
    return {
      policies: [...running.map(({ plan }) => plan.policies), ...offered],
      plans: running.length > 0 ? running.map(({ plan }) => plan) : unsold,
      terms: termsOf(sold, now),
    };
  }

  /** Only the terms, for who holds locks. Also as a worker. */
  async termsIn(tx: Tx, scope: AccountScope): Promise<ServiceTerm[]> {
    return termsOf(await this.soldIn(tx, scope), tx.now);
  }

  /** Oldest first. */
  private async soldIn(tx: Tx, scope: AccountScope): Promise<Sold[]> {
    const rows = (await this.subscriptions.list(tx, scope, MOST_SUBSCRIPTIONS, null)).reverse();
    const plans = await this.catalogue.versions(rows.map(({ planVersionId }) => planVersionId));
    return rows.flatMap((subscription) => {
      const plan = plans.get(subscription.planVersionId);
      return plan ? [{ subscription, plan }] : [];
    });
  }
}

function termsOf(sold: readonly Sold[], now: Instant): ServiceTerm[] {
  return sold
    .flatMap(({ subscription, plan }) => termOf(subscription, plan, now) ?? [])
    .sort((a, b) => a.start - b.start);
}

/** Null for what was never paid for, is free, or has no end. */
function termOf(subscription: Subscription, plan: Plan, now: Instant): ServiceTerm | null {
  const { free, status, anchorAt, termStartAt, termEndAt, endsAt, endedAt } = subscription;
  const end = termEndAt ?? endsAt;
  if (free || status === 'pending_payment' || end === null) return null;
  if (status === 'ended' && termStartAt === null && subscription.grantedBy === null) return null;
  const running = isInForce(subscription, now);
  const zone = plan.policies['quota.timezone'];
  return {
    start: anchorAt,
    end: endedAt !== null && endedAt < end ? endedAt : end,
    running,
    zone,
    renews: running && subscription.autoRenew && endsAt === null,
    renewableUntil: mayComeBack(subscription, plan) ? renewalWindowEnd(plan.policies, end, zone) : null,
  };
}

/** Where there is a free plan it follows at once; elsewhere the same plan may be renewed for some days. */
function mayComeBack({ status, termEndAt }: Subscription, { policies }: Plan): boolean {
  const over = status === 'ended' || status === 'deleted';
  return !over && termEndAt !== null && policies['expiry.mode'] !== 'fall_back_to_free';
}
