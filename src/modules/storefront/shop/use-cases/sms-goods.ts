import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Order } from '../../../billing/index.js';
import { SellSmsPacks } from '../../../sms/index.js';
import type { BasketItem } from '../rules/basket.js';
import type { DraftedItems, Good, PurchasableKind } from './purchasable-kinds.js';

/** Packs of SMS credits. They belong to the account, not to a plan. */
@Injectable()
export class SmsGoods implements PurchasableKind {
  readonly kinds = ['sms_pack'] as const;

  constructor(private readonly packs: SellSmsPacks) {}

  async onSale(scope: AccountScope): Promise<Good[]> {
    const packs = await this.packs.onSale(scope);
    return packs.map(({ id, ...pack }) => ({
      ...pack,
      kind: 'sms_pack',
      packId: wireId('spk', id),
      subscriptionId: null,
    }));
  }

  draft(scope: AccountScope, items: readonly BasketItem[]): Promise<DraftedItems> {
    const wanted = items.map(({ packId, quantity, field }) => ({ packId, quantity, field: `${field}.packId` }));
    return this.packs.draft(scope, wanted);
  }

  paidIn(tx: Tx, order: Order): Promise<void> {
    return this.packs.paidIn(tx, order);
  }

  refusedIn(tx: Tx, order: Order): Promise<void> {
    return this.packs.refusedIn(tx, order);
  }

  expiresOn(scope: AccountScope, orderId: string): Promise<LocalDate | null> {
    return this.packs.expiresOn(scope, orderId);
  }
}
