import { Injectable } from '@nestjs/common';
import { parseAmount } from '../../../../kernel/money.js';
import { Problem } from '../../../../kernel/problem.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { BY_ITSELF } from '../../subscriptions/index.js';
import { WalletFacade } from '../../wallet/index.js';
import { judgeRenewal } from '../rules/renewal.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { PlacePlanOrder } from './place-plan-order.js';
import { PlaceRenewal } from './place-renewal.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';

/** What is renewed from the wallet. */
@Injectable()
export class WalletRenewalTools {
  constructor(
    readonly plans: SoldPlans,
    readonly orders: PlanOrdersRepository,
    readonly renewal: PlaceRenewal,
    readonly placing: PlacePlanOrder,
    readonly wallet: WalletFacade,
  ) {}
}

/** A subscription that has expired and whose payer's money came late, within the days in which it can be renewed. */
@Injectable()
export class RenewFromWallet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: WalletRenewalTools,
    private readonly clock: Clock,
  ) {}

  /** Nothing happens while the wallet holds too little. */
  async run(scope: AccountScope, before: LockedSubscription): Promise<void> {
    const orderId = await this.placed(scope, before);
    if (orderId === null) return;
    try {
      await this.tools.placing.pay(orderId, () => Promise.resolve());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }

  private async placed(scope: AccountScope, before: LockedSubscription): Promise<string | null> {
    const next = await this.tools.renewal.nextTerm(before);
    const verdict = judgeRenewal(before.subscription, before.plan, next.interval, this.clock.now());
    if (verdict.kind !== 'allowed') return null;
    const { term } = verdict;
    const bill = await this.tools.renewal.bill(scope, before.subscription, next, term);
    const gross = parseAmount(bill.gross, bill.currency);
    const balance = await this.tools.wallet.balance(scope, bill.currency);
    if (gross === null || balance.minor < gross.minor) return null;
    return this.unitOfWork.runAsWorker(async (tx) => {
      const { id } = before.subscription;
      const { subscription } = await this.tools.plans.lockRequired(tx, scope.accountId, id);
      const isOpen = (await this.tools.orders.openOf(tx, scope, id)) !== null;
      if (isOpen || subscription.version !== before.subscription.version) return null;
      const wanted = { next, term, bill, actor: BY_ITSELF, payAs: 'prepaid' as const, requestKey: null };
      return (await this.tools.renewal.placeIn(tx, scope, subscription, wanted)).orderId;
    });
  }
}
