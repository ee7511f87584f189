import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type AccountScope, accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import {
  type Bill,
  InvoicesFacade,
  ManyOrders,
  type NewOrder,
  type PaidOrder,
  type PlacedOrder,
} from '../../invoices/index.js';
import type { PaymentKind, UsableMethod } from '../../payments/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import type { PlanOrder } from '../rules/plan-order.js';

/** The name under which orders of plans are known to invoices. */
export const PLAN = 'plan';

export type NewPlanOrder = Omit<PlanOrder, 'id' | 'accountId' | 'status' | 'orderedAt' | 'paymentMethodId'>;

/** One of many: whose it is, what it costs, and how it is charged. */
export interface WantedPlanOrder {
  accountId: string;
  order: NewPlanOrder;
  bill: Bill;
  method: UsableMethod;
}

export interface PlacedPlanOrder {
  planOrderId: string;
  orderId: string;
}

/** Freezes what is ordered of a plan, with its bill and its reserved payment. Charged, or billed, afterwards: by `pay`. */
@Injectable()
export class PlacePlanOrder {
  constructor(
    private readonly orders: PlanOrdersRepository,
    private readonly invoices: InvoicesFacade,
    private readonly many: ManyOrders,
  ) {}

  /**
   * `methodId` null means the newest means of payment; 422 naming `paymentMethod` when there is none. `payAs`: in another way
   * than the method's own, such as from the wallet.
   */
  async placeIn(
    tx: Tx,
    scope: AccountScope,
    wanted: NewPlanOrder,
    paid: { bill: Bill; methodId: string | null; requestKey: Buffer | null; payAs?: PaymentKind },
  ): Promise<PlacedPlanOrder & { paymentMethodId: string; kind: PaymentKind }> {
    const method = await this.invoices.methodIn(tx, scope, paid.methodId, 'paymentMethod');
    const kind = paid.payAs ?? method.kind;
    const placed = await this.writeIn(tx, scope, wanted, { ...paid, method: { ...method, kind } });
    return { ...placed, paymentMethodId: method.id, kind };
  }

  /** For somebody who has left no means of payment, and owes all the same. */
  placeOwedIn(tx: Tx, scope: AccountScope, wanted: NewPlanOrder, bill: Bill): Promise<PlacedPlanOrder> {
    const method = { id: null, kind: 'bank_transfer' } as const;
    return this.writeIn(tx, scope, wanted, { bill, method, requestKey: null });
  }

  private async writeIn(
    tx: Tx,
    { accountId }: AccountScope,
    wanted: NewPlanOrder,
    paid: Pick<NewOrder, 'bill' | 'method' | 'requestKey'>,
  ): Promise<PlacedPlanOrder> {
    const order = planOrderOf(tx, accountId, wanted, paid.method.id);
    await this.orders.insert(tx, order);
    const { orderId } = await this.invoices.placeIn(tx, accountScope(accountId), { ...subjectOf(order), ...paid });
    return { planOrderId: order.id, orderId };
  }

  /** Many, by ways to pay that are known: all of them, or none. To be charged with `payAll`. */
  async placeAllIn(tx: Tx, wanted: readonly WantedPlanOrder[]): Promise<PlacedOrder[]> {
    const orders = wanted.map(({ accountId, order, method }) => planOrderOf(tx, accountId, order, method.id));
    await this.orders.insert(tx, ...orders);
    const placed = wanted.map(({ accountId, bill, method }, i) => {
      return { ...subjectOf(orders[i]!), accountId, bill, method, requestKey: null };
    });
    return this.many.placeIn(tx, placed);
  }

  payAll(placed: readonly PlacedOrder[]): Promise<void> {
    return this.many.pay(placed);
  }

  /** What the same request placed before its process died; null when there is nothing. */
  async placedBefore(scope: AccountScope, requestKey: Buffer | null): Promise<PlacedPlanOrder | null> {
    const placed = await this.invoices.placedBefore(scope, requestKey);
    return placed === null ? null : { planOrderId: placed.subjectId, orderId: placed.orderId };
  }

  /** `onAccount`: what is paid later begins at once. */
  pay(orderId: string, last: BeforeCommit<PaidOrder>, options?: { onAccount?: boolean }): Promise<PaidOrder> {
    return this.invoices.pay(orderId, last, options);
  }
}

function planOrderOf(tx: Tx, accountId: string, wanted: NewPlanOrder, paymentMethodId: string | null): PlanOrder {
  return { ...wanted, id: newId(tx.now), accountId, paymentMethodId, status: 'open', orderedAt: tx.now };
}

function subjectOf({ id, actor }: PlanOrder) {
  return { subject: PLAN, subjectId: id, actor };
}
