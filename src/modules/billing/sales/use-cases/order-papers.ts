import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import type { Bill } from '../../invoices/index.js';
import { type PaymentKind, PaymentsFacade } from '../../payments/index.js';
import { type PurchaseOrder, PurchaseOrdersFacade } from '../../purchase-orders/index.js';

interface Wish {
  planId: string;
  interval: Interval;
  paymentMethodId: string | null;
  purchaseOrderId?: string | null;
}

interface Written {
  plan: Plan;
  interval: Interval;
  bill: Bill;
  subscriptionId: string;
  actor: Actor;
}

/** The purchase order behind what is paid by one: the signed one that is named, or one that is written with the order. */
@Injectable()
export class OrderPapers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly papers: PurchaseOrdersFacade,
    private readonly payments: PaymentsFacade,
  ) {}

  /** The one that is named; 422 when it is for something else. Null when none is. */
  async wanted(scope: AccountScope, { purchaseOrderId, planId, interval }: Wish): Promise<PurchaseOrder | null> {
    if (purchaseOrderId === undefined || purchaseOrderId === null) return null;
    const paper = await this.unitOfWork.run(scope, (tx) => this.papers.requireOpenIn(tx, scope, purchaseOrderId));
    const errors = [
      ...(paper.planId === planId ? [] : [{ field: 'planId', code: 'not_of_purchase_order', message: '' }]),
      ...(paper.interval === interval ? [] : [{ field: 'interval', code: 'not_of_purchase_order', message: '' }]),
    ];
    if (errors.length > 0) throw platformProblems.validation_failed({ errors });
    return paper;
  }

  /** With a paper the payer's purchase orders, when nothing is named; another kind is refused. */
  async methodIn(
    tx: Tx,
    scope: AccountScope,
    { paymentMethodId }: Wish,
    paper: PurchaseOrder | null,
  ): Promise<string | null> {
    if (paper === null) return paymentMethodId;
    const own = paymentMethodId === null ? await this.payments.methodOfKindIn(tx, scope, 'purchase_order') : null;
    const { id, kind } = own ?? (await this.payments.methodIn(tx, scope, paymentMethodId, 'paymentMethod'));
    if (kind === 'purchase_order') return id;
    const errors = [{ field: 'paymentMethod', code: 'not_allowed', message: '' }];
    throw platformProblems.validation_failed({ errors });
  }

  /** In the transaction that places the order: the paper is used once, and what needs one gets one. */
  async orderWithIn(
    tx: Tx,
    scope: AccountScope,
    { paper, kind, written }: { paper: PurchaseOrder | null; kind: PaymentKind; written: Written },
  ): Promise<void> {
    if (paper !== null) await this.papers.takeIn(tx, scope, paper.id, written.subscriptionId);
    else if (kind === 'purchase_order') await this.papers.writeIn(tx, scope, written);
  }

  async idOf(tx: Tx, scope: AccountScope, subscriptionId: string): Promise<string | null> {
    return (await this.papers.forSubscriptionIn(tx, scope, subscriptionId))?.id ?? null;
  }
}
