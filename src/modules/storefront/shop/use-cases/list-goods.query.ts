import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { ReadBillingOverview, type RunningPlan } from '../../../billing/index.js';
import { type PlanGood, planGoods } from '../rules/plan-goods.js';
import { type Good, PurchasableKinds } from './purchasable-kinds.js';

export interface Goods {
  plans: PlanGood[];
  others: Good[];
}

/** What this account can buy now. */
@Injectable()
export class ListGoods {
  constructor(
    private readonly billing: ReadBillingOverview,
    private readonly kinds: PurchasableKinds,
  ) {}

  async run(scope: AccountScope): Promise<Goods> {
    return this.beside(scope, await this.billing.running(scope));
  }

  /** The same for who has read already what runs. */
  async beside(scope: AccountScope, running: readonly RunningPlan[]): Promise<Goods> {
    const others: Good[] = [];
    for (const seller of this.kinds.all()) others.push(...(await seller.onSale(scope)));
    return { plans: planGoods(await this.billing.plansOnSale(), running), others };
  }
}
