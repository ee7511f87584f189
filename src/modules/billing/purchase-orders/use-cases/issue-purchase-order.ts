import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { Catalogue, type Interval, type Plan, termName } from '../../catalogue/index.js';
import { type Bill, InvoicesFacade } from '../../invoices/index.js';
import { priceOf } from '../../subscriptions/index.js';
import { WaysToPay } from '../../ways-to-pay/index.js';
import type { PurchaseOrder } from '../rules/purchase-order.js';
import { WritePurchaseOrder } from './write-purchase-order.js';

export interface PurchaseOrderWish {
  planId: string;
  interval: Interval;
  actor: Actor;
}

/** Writes down what a plan will cost, for who must have it signed before he may buy. Nothing is ordered by it. */
@Injectable()
export class IssuePurchaseOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogue: Catalogue,
    private readonly ways: WaysToPay,
    private readonly invoices: InvoicesFacade,
    private readonly writing: WritePurchaseOrder,
  ) {}

  async run(scope: AccountScope, wish: PurchaseOrderWish, keep: BeforeCommit<PurchaseOrder>): Promise<PurchaseOrder> {
    const { interval, actor } = wish;
    const plan = await this.buyable(wish);
    const way = { plan, interval, kind: 'purchase_order' } as const;
    await this.unitOfWork.run(scope, (tx) => this.ways.requireUsableIn(tx, scope, way));
    const bill = await this.bill(scope, plan, interval);
    return this.unitOfWork.run(scope, async (tx) => {
      const wanted = { plan, interval, bill, subscriptionId: null, actor };
      const order = await this.writing.runIn(tx, scope, wanted);
      await keep(tx, order);
      return order;
    });
  }

  private async buyable({ planId, interval }: PurchaseOrderWish): Promise<Plan> {
    const plan = await this.catalogue.plan(planId);
    const fault = (field: string, code: string) => ({ errors: [{ field, code, message: '' }] });
    if (plan === null) throw platformProblems.reference_not_found(fault('planId', 'reference_not_found'));
    if (plan.custom || !plan.purchasable) throw platformProblems.validation_failed(fault('planId', 'not_allowed'));
    if (priceOf({ plan, interval }) === null) {
      throw platformProblems.validation_failed(fault('interval', 'not_allowed'));
    }
    return plan;
  }

  private bill(scope: AccountScope, plan: Plan, interval: Interval): Promise<Bill> {
    const unitPrice = priceOf({ plan, interval });
    if (unitPrice === null) throw new Error('a plan has lost its price');
    const description = termName(plan, interval);
    const line = { kind: 'plan', subscriptionId: null, description, quantity: 1, unitPrice };
    return this.invoices.draft(scope, { lines: [line], supplyPeriod: null });
  }
}
