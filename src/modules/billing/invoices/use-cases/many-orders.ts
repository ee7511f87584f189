import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { PaymentsFacade } from '../../payments/index.js';
import type { Bill } from '../rules/bill.js';
import { type BillRequestOf, DraftBills } from './draft-bills.js';
import { type NewOrderOf, type PlacedOrder, PlaceOrder } from './place-order.js';

/** Selling to many at once, as a worker: the same steps as for one, each for all of them. */
@Injectable()
export class ManyOrders {
  constructor(
    private readonly drafting: DraftBills,
    private readonly placing: PlaceOrder,
    private readonly payments: PaymentsFacade,
  ) {}

  /** In their order; null where the customer is not known well enough for an invoice. */
  draftIn(tx: Tx, requests: readonly BillRequestOf[]): Promise<(Bill | null)[]> {
    return this.drafting.runIn(tx, requests);
  }

  /** All of them, or none. */
  placeIn(tx: Tx, orders: readonly NewOrderOf[]): Promise<PlacedOrder[]> {
    return this.placing.runAllIn(tx, orders);
  }

  /** Charges what was placed, outside any transaction. Nothing is thrown for a refusal: its subject is told. */
  pay(placed: readonly PlacedOrder[]): Promise<void> {
    return this.payments.chargeAll(placed.flatMap(({ payment }) => payment?.id ?? []));
  }
}
