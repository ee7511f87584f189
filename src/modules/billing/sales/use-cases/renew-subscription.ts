import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import type { PaidOrder } from '../../invoices/index.js';
import { judgeRenewal } from '../rules/renewal.js';
import { salesProblems } from '../sales.errors.js';
import { type OrderedPlan, OrderingTools } from './order-subscription.js';
import { PayOpenTerm } from './pay-open-term.js';
import type { PlacedPlanOrder } from './place-plan-order.js';
import { PlaceRenewal } from './place-renewal.js';
import { RequirePayable } from './require-payable.js';

export interface RenewalWish {
  subscriptionId: string;
  paymentMethodId: string | null;
  requestKey: Buffer | null;
  actor: Actor;
}

/** A customer pays for the next term himself: after a refused charge, or within the days after the end. */
@Injectable()
export class RenewSubscription {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: OrderingTools,
    private readonly renewal: PlaceRenewal,
    private readonly open: PayOpenTerm,
    private readonly payable: RequirePayable,
    private readonly clock: Clock,
  ) {}

  async run(scope: AccountScope, wish: RenewalWish, keep: BeforeCommit<OrderedPlan>): Promise<OrderedPlan> {
    let renewed: OrderedPlan | undefined;
    const last = async (tx: Tx, paid: PaidOrder): Promise<void> => {
      renewed = { ...(await this.tools.plans.lockRequired(tx, scope.accountId, wish.subscriptionId)), paid };
      await keep(tx, renewed);
    };
    const placed = await this.tools.placing.placedBefore(scope, wish.requestKey);
    const owed = placed ? null : await this.open.of(scope, wish.subscriptionId);
    if (owed) await this.open.pay(scope, owed, wish, last);
    else await this.tools.placing.pay((placed ?? (await this.place(scope, wish))).orderId, last);
    if (!renewed) throw new Error('a payment was settled without an answer');
    return renewed;
  }

  private async place(scope: AccountScope, wish: RenewalWish): Promise<PlacedPlanOrder> {
    const { subscriptionId: id, paymentMethodId: methodId, requestKey, actor } = wish;
    const before = await this.unitOfWork.run(scope, (tx) => this.tools.plans.lock(tx, scope, id));
    if (before === null) throw platformProblems.not_found();
    const next = await this.renewal.nextTerm(before);
    const verdict = judgeRenewal(before.subscription, before.plan, next.interval, this.clock.now());
    if (verdict.kind === 'too_late') throw salesProblems.renewal_window_closed();
    if (verdict.kind === 'not_yet') throw salesProblems.not_yet_renewable();
    const { term } = verdict;
    const bill = await this.renewal.bill(scope, before.subscription, next, term);
    return this.unitOfWork.run(scope, async (tx) => {
      const { subscription } = await this.tools.plans.lockRequired(tx, scope.accountId, id);
      const isOpen = (await this.tools.orders.openOf(tx, scope, id)) !== null;
      if (isOpen || subscription.version !== before.subscription.version) throw salesProblems.payment_in_progress();
      await this.payable.runIn(tx, scope, methodId ?? subscription.paymentMethodId, next);
      return this.renewal.placeIn(tx, scope, subscription, { next, term, bill, actor, methodId, requestKey });
    });
  }
}
