import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { type Bill, InvoicesFacade, type NewOrder, type PaidOrder } from '../../invoices/index.js';
import type { PaymentKind } from '../../payments/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import type { PlanOrder } from '../rules/plan-order.js';

/** The name under which orders of plans are known to invoices. */
export const PLAN = 'plan';

export type NewPlanOrder = Omit<PlanOrder, 'id' | 'accountId' | 'status' | 'orderedAt' | 'paymentMethodId'>;

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
    scope: AccountScope,
    wanted: NewPlanOrder,
    paid: Pick<NewOrder, 'bill' | 'method' | 'requestKey'>,
  ): Promise<PlacedPlanOrder> {
    const { accountId } = scope;
    const { bill, method, requestKey } = paid;
    const id = newId(tx.now);
    await this.orders.insert(tx, {
      ...wanted,
      id,
      accountId,
      paymentMethodId: method.id,
      status: 'open',
      orderedAt: tx.now,
    });
    const { actor } = wanted;
    const order = { subject: PLAN, subjectId: id, bill, method, requestKey, actor };
    const { orderId } = await this.invoices.placeIn(tx, scope, order);
    return { planOrderId: id, orderId };
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
