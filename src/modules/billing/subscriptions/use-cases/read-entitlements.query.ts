import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { type BestEntitlement, bestOf, type BoughtAddOn } from '../rules/best-of.js';
import type { Entitlement } from '../rules/entitlement.js';
import { Entitlements } from './entitlements.js';

/** Tells what runs beside an account's subscriptions now. */
type BoughtAddOnsOf = (scope: AccountScope) => Promise<BoughtAddOn[]>;

export interface AccountEntitlements {
  subscriptions: Entitlement[];
  /** Null for an account without any. */
  best: BestEntitlement | null;
  seats: { included: number | null; purchased: number; used: number };
}

/** All that an account may do, in one answer. */
@Injectable()
export class ReadEntitlements {
  private bought: BoughtAddOnsOf = () => Promise.resolve([]);

  constructor(
    private readonly entitlements: Entitlements,
    private readonly accounts: AccountsFacade,
  ) {}

  /** Whoever sells things beside plans registers what he sold. */
  registerBought(bought: BoughtAddOnsOf): void {
    this.bought = bought;
  }

  async of(scope: AccountScope): Promise<AccountEntitlements> {
    const [subscriptions, bought, seats] = await Promise.all([
      this.entitlements.freshOf(scope.accountId),
      this.bought(scope),
      this.accounts.seatsOf(scope.accountId),
    ]);
    const running = new Set(subscriptions.map(({ subscriptionId }) => subscriptionId));
    return {
      subscriptions,
      best: bestOf(
        subscriptions,
        bought.filter(({ subscriptionId }) => running.has(subscriptionId)),
      ),
      seats,
    };
  }
}
