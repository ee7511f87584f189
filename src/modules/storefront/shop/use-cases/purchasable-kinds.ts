import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import type { Texts } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { BillRequest, Order, PaymentKind, PlacedOrder } from '../../../billing/index.js';
import type { BasketItem, BasketKind } from '../rules/basket.js';

/** Something that one press of a button puts into the basket. */
export interface Good {
  kind: BasketKind;
  packId: string | null;
  /** What it would belong to; null for what belongs to the account. */
  subscriptionId: string | null;
  name: Texts;
  price: Money;
  /** The last day of what is used up to some day, were it bought now. */
  expiresOn?: LocalDate;
}

/** Items that were priced. They are written beside the order that pays for the whole basket. */
export interface DraftedItems {
  bills: readonly BillRequest[];
  /** 422 unless all of them can be paid for so. */
  requirePayableIn(tx: Tx, kind: PaymentKind): Promise<void>;
  placeIn(tx: Tx, placed: PlacedOrder): Promise<void>;
}

/** Port: whoever sells something through the basket. What belongs to an order is found by the order's id. */
export interface PurchasableKind {
  readonly kinds: readonly BasketKind[];
  onSale(scope: AccountScope): Promise<Good[]>;
  /** Throws what keeps it from being sold, naming the item's field. */
  draft(scope: AccountScope, items: readonly BasketItem[]): Promise<DraftedItems>;
  /** The invoice exists: what was bought begins. Both run in the transaction that books the payment, as a worker. */
  paidIn(tx: Tx, order: Order): Promise<void>;
  refusedIn(tx: Tx, order: Order): Promise<void>;
  /** The last day of what was bought with an order, or would be if it were paid now; null when nothing of it has one. */
  expiresOn?(scope: AccountScope, orderId: string): Promise<LocalDate | null>;
}

@Injectable()
export class PurchasableKinds {
  private readonly sellers: PurchasableKind[] = [];

  register(seller: PurchasableKind): void {
    this.sellers.push(seller);
  }

  all(): readonly PurchasableKind[] {
    return this.sellers;
  }

  /** The earliest last day of what was bought with an order. */
  async expiresOn(scope: AccountScope, orderId: string): Promise<LocalDate | null> {
    const days: LocalDate[] = [];
    for (const seller of this.sellers) days.push(...[(await seller.expiresOn?.(scope, orderId)) ?? []].flat());
    return days.sort()[0] ?? null;
  }

  sellerOf(kind: BasketKind): PurchasableKind | undefined {
    return this.sellers.find(({ kinds }) => kinds.includes(kind));
  }
}
