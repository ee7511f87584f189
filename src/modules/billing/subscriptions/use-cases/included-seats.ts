import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type SeatAllowance, type SeatPlan } from '../../../accounts/index.js';
import { Catalogue, type Plan } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import { includedSeats, seatPriceOf, type SeatTerms } from '../rules/included-seats.js';
import { isInForce, type Subscription } from '../rules/subscription.js';

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
    const ids = inForce.map((subscription) => subscription.id);
    return {
      included: includedSeats(terms),
      purchased: (await this.bought?.(tx, scope, ids)) ?? 0,
      onSale: seatOnSale(inForce, plans),
    };
  }

  private async termsOfOffer(tx: Tx, code: string): Promise<SeatTerms> {
    return (await this.catalogue.offerPoliciesIn(tx, code)) ?? {};
  }
}

/** At the oldest subscription whose plan sells seats. */
function seatOnSale(subscriptions: readonly Subscription[], plans: readonly Plan[]): SeatAllowance['onSale'] {
  for (const { id, planVersionId } of subscriptions) {
    const plan = plans.find((one) => one.versionId === planVersionId);
    const price = plan ? seatPriceOf(plan) : null;
    if (price !== null) {
      return { price: toWireMoney(price), path: `/v1/subscriptions/${wireId(WIRE_PREFIXES.subscription, id)}/add-ons` };
    }
  }
  return null;
}
