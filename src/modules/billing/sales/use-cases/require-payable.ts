import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { type PaymentKind, PaymentsFacade } from '../../payments/index.js';
import { WaysToPay } from '../../ways-to-pay/index.js';

/** A plan is only sold to who can pay for it in the way he wants to (C-02). */
@Injectable()
export class RequirePayable {
  constructor(
    private readonly payments: PaymentsFacade,
    private readonly ways: WaysToPay,
  ) {}

  /** With the method of that id, or the default one; 422 naming `paymentMethod`. */
  async runIn(
    tx: Tx,
    scope: AccountScope,
    methodId: string | null,
    sold: { plan: Plan; interval: Interval },
  ): Promise<void> {
    const { kind } = await this.payments.methodIn(tx, scope, methodId, 'paymentMethod');
    await this.ways.requireUsableIn(tx, scope, { ...sold, kind });
  }

  /** The same with the method that a subscription has; one that has none, or has lost it, is asked for one when it is due. */
  async ownIn(
    tx: Tx,
    scope: AccountScope,
    methodId: string | null,
    sold: { plan: Plan; interval: Interval },
  ): Promise<void> {
    const kind = await this.payments.kindIn(tx, scope, methodId);
    if (kind !== null) await this.ways.requireUsableIn(tx, scope, { ...sold, kind });
  }

  /** Whether it may go on to pay by itself: what was allowed when it was left may not be any more. */
  async mayIn(
    tx: Tx,
    scope: AccountScope,
    methodId: string | null,
    sold: { plan: Plan; interval: Interval },
  ): Promise<boolean> {
    const kind = await this.kindIn(tx, scope, methodId);
    return kind === null || (await this.ways.isUsableIn(tx, scope, { ...sold, kind }));
  }

  /** Null where nothing can be charged: whoever charges it is told so. */
  private async kindIn(tx: Tx, scope: AccountScope, methodId: string | null): Promise<PaymentKind | null> {
    try {
      return (await this.payments.methodIn(tx, scope, methodId, 'paymentMethod')).kind;
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}
