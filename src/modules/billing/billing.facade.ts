import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../platform/database/tx.js';
import {
  Catalogue,
  type CustomPlanVerdict,
  type CustomPlanWish,
  judgeCustomPlan,
  type Offer,
  SeedCatalogue,
} from './catalogue/index.js';
import {
  type ActivationPart,
  ActivationParts,
  type Entitlement,
  Entitlements,
  type PlanChangedPart,
  SubscriptionsRepository,
  Suspensions,
  type SuspensionsOf,
} from './subscriptions/index.js';

/** Why an account without entitlement may not send. */
export type Lack = 'subscription_required' | 'subscription_expired';

/** What was sold, as other modules see it. */
@Injectable()
export class BillingFacade {
  constructor(
    private readonly entitlements: Entitlements,
    private readonly catalogue: Catalogue,
    private readonly seeding: SeedCatalogue,
    private readonly activationParts: ActivationParts,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly suspensions: Suspensions,
  ) {}

  /** Oldest subscription first; up to 5 s old. Before refusing because of one, ask a `fresh…` method. */
  entitlementsOf(accountIds: readonly string[]): Promise<Map<string, Entitlement[]>> {
    return this.entitlements.of(accountIds);
  }

  freshEntitlementsOf(accountId: string): Promise<Entitlement[]> {
    return this.entitlements.freshOf(accountId);
  }

  /** Null when the subscription does not exist or allows nothing now. */
  freshEntitlement(subscriptionId: string): Promise<Entitlement | null> {
    return this.entitlements.fresh(subscriptionId);
  }

  invalidate(accountId: string): void {
    this.entitlements.invalidate(accountId);
  }

  /** What to tell an account that has no entitlement at all. */
  async lackOf(scope: AccountScope): Promise<Lack> {
    return (await this.subscriptions.hadAny(scope)) ? 'subscription_expired' : 'subscription_required';
  }

  /** True when the account has, or had, this subscription. */
  async isOwn(scope: AccountScope, subscriptionId: string): Promise<boolean> {
    return (await this.subscriptions.unscopedFind(subscriptionId))?.accountId === scope.accountId;
  }

  /** The catalogue's offers in order; the first one is for sign-ups that name none. */
  offers(): Promise<Offer[]> {
    return this.catalogue.offers();
  }

  /** Whether this customer may ask for a Custom plan, and what features he may name. */
  async judgeCustomPlan({ accountId }: AccountScope, wish: CustomPlanWish): Promise<CustomPlanVerdict> {
    const offers = (await this.entitlements.freshOf(accountId)).map(({ offer }) => offer);
    return judgeCustomPlan(await this.catalogue.plans(), offers, wish);
  }

  /** Quota tells which subscriptions rest until midnight. */
  registerSuspensions(source: SuspensionsOf): void {
    this.suspensions.register(source);
  }

  registerActivationPart(part: ActivationPart): void {
    this.activationParts.register(part);
  }

  registerPlanChangedPart(part: PlanChangedPart): void {
    this.activationParts.registerPlanChanged(part);
  }

  /** Loads the catalogue into an empty database; called by every process at start, before it listens. */
  seedCatalogue(): Promise<boolean> {
    return this.seeding.run();
  }
}
