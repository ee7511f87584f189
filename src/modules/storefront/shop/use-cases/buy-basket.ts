import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { InvoicesFacade, type StandingOrder } from '../../../billing/index.js';
import { type BasketItem, oneBill, repeatedItems } from '../rules/basket.js';
import { shopProblems } from '../shop.errors.js';
import { type DraftedItems, type PurchasableKind, PurchasableKinds } from './purchasable-kinds.js';
import { PURCHASE } from './purchase-orders.js';

export interface Basket {
  items: readonly BasketItem[];
  /** Null: the newest one. */
  paymentMethodId: string | null;
  requestKey: Buffer | null;
  actor: Actor;
}

/** A basket that was ordered, and until when that of it can be used which ends by itself. */
export interface Purchase extends StandingOrder {
  expiresOn: LocalDate | null;
}

/** Buys what is in the basket with one order, one payment and one invoice: all of it, or nothing. */
@Injectable()
export class BuyBasket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kinds: PurchasableKinds,
    private readonly invoices: InvoicesFacade,
  ) {}

  async run(scope: AccountScope, basket: Basket, keep: BeforeCommit<Purchase>): Promise<Purchase> {
    const placed = await this.invoices.placedBefore(scope, basket.requestKey);
    const orderId = placed?.orderId ?? (await this.place(scope, basket));
    const expiresOn = await this.kinds.expiresOn(scope, orderId);
    let bought: Purchase | undefined;
    await this.invoices.pay(orderId, async (tx) => {
      bought = { ...(await this.required(tx, scope, orderId)), expiresOn };
      await keep(tx, bought);
    });
    if (!bought) throw new Error(`order ${orderId} was settled without an answer`);
    return bought;
  }

  /** Null when there is no such purchase. */
  async find(scope: AccountScope, id: string): Promise<Purchase | null> {
    const order = await this.unitOfWork.run(scope, (tx) => this.invoices.orderIn(tx, scope, PURCHASE, id));
    return order && { ...order, expiresOn: await this.kinds.expiresOn(scope, id) };
  }

  private async place(scope: AccountScope, basket: Basket): Promise<string> {
    const drafts = await this.draft(scope, basket.items);
    const bill = await this.invoices.draft(scope, oneBill(drafts.flatMap(({ bills }) => bills)));
    return this.unitOfWork.run(scope, async (tx) => {
      const method = await this.invoices.methodIn(tx, scope, basket.paymentMethodId, 'paymentMethod');
      for (const drafted of drafts) await drafted.requirePayableIn(tx, method.kind);
      const { requestKey, actor } = basket;
      const order = { subject: PURCHASE, subjectId: newId(tx.now), bill, method, requestKey, actor };
      const placed = await this.invoices.placeIn(tx, scope, order);
      for (const drafted of drafts) await drafted.placeIn(tx, placed);
      return placed.orderId;
    });
  }

  /** In the order of the basket, seller by seller. */
  private async draft(scope: AccountScope, items: readonly BasketItem[]): Promise<DraftedItems[]> {
    const drafts: DraftedItems[] = [];
    for (const [seller, own] of this.bySeller(items)) drafts.push(await seller.draft(scope, own));
    return drafts;
  }

  private bySeller(items: readonly BasketItem[]): Map<PurchasableKind, BasketItem[]> {
    const repeated = repeatedItems(items).map((field) => ({ field, code: 'duplicate', message: '' }));
    if (repeated.length > 0) throw platformProblems.validation_failed({ errors: repeated });
    const sellers = new Map<PurchasableKind, BasketItem[]>();
    const unsold = items.filter((item) => {
      const seller = this.kinds.sellerOf(item.kind);
      if (seller) sellers.set(seller, [...(sellers.get(seller) ?? []), item]);
      return !seller;
    });
    if (unsold.length === 0) return sellers;
    const errors = unsold.map(({ field }) => ({ field: `${field}.kind`, code: 'not_available', message: '' }));
    throw shopProblems.not_available({ errors });
  }

  private async required(tx: Tx, scope: AccountScope, id: string): Promise<StandingOrder> {
    const order = await this.invoices.orderIn(tx, scope, PURCHASE, id);
    if (order === null) throw new Error('a basket that was ordered is gone');
    return order;
  }
}
