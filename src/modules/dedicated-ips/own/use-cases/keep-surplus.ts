import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { OrderAddOn, SellAddOns } from '../../../billing/index.js';
import { BY_ITSELF } from '../../stock/index.js';

/** Buys the add-on for addresses that a plan does not include any more, as their owner chose. */
@Injectable()
export class KeepSurplus {
  private readonly log = new Logger('KeepSurplus');

  constructor(
    private readonly shop: SellAddOns,
    private readonly orders: OrderAddOn,
  ) {}

  /**
   * `key` names the occasion: one order for it, however often this is asked. `refused`: no plan of the account sells the add-on,
   * there is nothing to pay it with, or the payment failed.
   */
  async buy(scope: AccountScope, quantity: number, key: string): Promise<'bought' | 'awaited' | 'refused'> {
    const offer = (await this.shop.onSale(scope)).find(({ kind }) => kind === 'dedicated_ip');
    if (!offer) return 'refused';
    const wanted = {
      subscriptionId: offer.subscriptionId,
      kind: offer.kind,
      quantity,
      paymentMethodId: null,
      requestKey: createHash('sha256').update(`keep-ips ${scope.accountId} ${key}`).digest(),
      actor: BY_ITSELF,
    };
    try {
      const { addOn } = await this.orders.run(scope, wanted, () => Promise.resolve());
      if (addOn.status === 'active') return 'bought';
      return addOn.status === 'pending_payment' ? 'awaited' : 'refused';
    } catch (err) {
      if (!(err instanceof Problem)) throw err;
      this.log.log({ msg: 'addresses beyond the plan could not be paid for', code: err.code });
      return 'refused';
    }
  }
}
