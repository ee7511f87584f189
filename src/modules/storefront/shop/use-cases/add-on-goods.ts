import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { type AddOnKind, type Order, SellAddOns } from '../../../billing/index.js';
import type { BasketItem, BasketKind } from '../rules/basket.js';
import type { DraftedItems, Good, PurchasableKind } from './purchasable-kinds.js';

const KINDS: readonly AddOnKind[] = ['seat', 'phone_support', 'priority_support', 'dedicated_ip'];

/** What is sold beside plans. */
@Injectable()
export class AddOnGoods implements PurchasableKind {
  readonly kinds: readonly BasketKind[] = KINDS;

  constructor(private readonly addOns: SellAddOns) {}

  async onSale(scope: AccountScope): Promise<Good[]> {
    return (await this.addOns.onSale(scope)).map((addOn) => ({ ...addOn, packId: null }));
  }

  draft(scope: AccountScope, items: readonly BasketItem[]): Promise<DraftedItems> {
    const wanted = items.flatMap(({ kind, quantity, field }) =>
      isAddOn(kind) ? [{ kind, quantity, field: `${field}.quantity` }] : [],
    );
    return this.addOns.draft(scope, wanted);
  }

  paidIn(tx: Tx, order: Order): Promise<void> {
    return this.addOns.paidIn(tx, order);
  }

  refusedIn(tx: Tx, order: Order): Promise<void> {
    return this.addOns.refusedIn(tx, order);
  }
}

function isAddOn(kind: BasketKind): kind is BasketKind & AddOnKind {
  return (KINDS as readonly string[]).includes(kind);
}
