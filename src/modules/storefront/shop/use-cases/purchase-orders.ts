import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Order, OrderSubject } from '../../../billing/index.js';
import { PurchasableKinds } from './purchasable-kinds.js';

export const PURCHASE = 'purchase';

/** Tells every seller what became of a basket; each knows his own things in it. */
@Injectable()
export class PurchaseOrders implements OrderSubject {
  readonly name = PURCHASE;

  constructor(private readonly kinds: PurchasableKinds) {}

  async paidIn(tx: Tx, order: Order): Promise<void> {
    for (const seller of this.kinds.all()) await seller.paidIn(tx, order);
  }

  async refusedIn(tx: Tx, order: Order): Promise<'drop'> {
    for (const seller of this.kinds.all()) await seller.refusedIn(tx, order);
    return 'drop';
  }
}
