import { Injectable, type OnModuleInit } from '@nestjs/common';
import { toWireMoney } from '../../../../kernel/money.js';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type SeatAllowance, type SeatPlan } from '../../../accounts/index.js';
import { Catalogue } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import { includedSeats, seatOnSale, type SeatTerms } from '../rules/included-seats.js';
import { isInForce } from '../rules/subscription.js';

/** Tells how many seats were bought on these subscriptions. */
type BoughtSeats = (tx: Tx, scope: AccountScope, subscriptionIds: readonly string[]) => Promise<number>;

/** The seats that plans include: of what runs, else of the offer that the account signed up under. */
@Injectable()
export class IncludedSeats implements SeatPlan, OnModuleInit {
  readonly name = 'included-seats';
  private bought: BoughtSeats | null = null;

  constructor(
    private readonly accounts: AccountsFacade,
    private readonly repository: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
  ) {}

  onModuleInit(): void {
    this.accounts.registerSeatPlan(this);
  }

  /** Whoever sells seats beside plans registers what he sold. */
  registerBought(bought: BoughtSeats): void {
    this.bought = bought;
  }

  async seatsOf(tx: Tx, accountId: string, offerCode: string): Promise<SeatAllowance> {
    const scope = accountScope(accountId);
    const running = await this.repository.running(tx, scope);
    const inForce = running.filter((subscription) => isInForce(subscription, tx.now));
    const plans = await this.catalogue.versionsIn(
      tx,
      inForce.map((subscription) => subscription.planVersionId),
    );
    const terms = plans.length > 0 ? plans.map((plan) => plan.policies) : [await this.termsOfOffer(tx, offerCode)];
    const seat = seatOnSale(plans);
    return {
      included: includedSeats(terms),
      purchased:
        (await this.bought?.(
          tx,
          scope,
          inForce.map(({ id }) => id),
        )) ?? 0,
      purchasable: seat !== null,
      price: seat === null ? null : toWireMoney(seat.price),
    };
  }

  private async termsOfOffer(tx: Tx, code: string): Promise<SeatTerms> {
    return (await this.catalogue.offerPoliciesIn(tx, code)) ?? {};
  }
}
