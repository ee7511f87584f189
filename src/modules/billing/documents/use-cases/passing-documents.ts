import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { ReadPurchaseOrders } from '../../purchase-orders/index.js';
import { type ProForma, ReadProFormas } from '../../pro-formas/index.js';
import type { FrozenOf } from '../rules/frozen.js';

/** Documents that are no books: made again whenever somebody wants them, from content that does not change. */
@Injectable()
export class PassingDocuments {
  constructor(
    private readonly proFormas: ReadProFormas,
    private readonly orders: ReadPurchaseOrders,
  ) {}

  async proForma(scope: AccountScope, id: string): Promise<FrozenOf<'pro_forma'> | null> {
    const found = await this.proFormas.one(scope, id);
    return found && proFormaDocument(found);
  }

  async purchaseOrder(scope: AccountScope, id: string): Promise<FrozenOf<'purchase_order'> | null> {
    const found = await this.orders.one(scope, id);
    if (found === null) return null;
    const { bill, number, issueDate, validUntil } = found;
    return { kind: 'purchase_order', content: { ...bill, number, issueDate, validUntil } };
  }
}

export function proFormaDocument({ bill, number, issueDate, payBy, reference }: ProForma): FrozenOf<'pro_forma'> {
  return { kind: 'pro_forma', content: { ...bill, number, issueDate, payBy, paymentReference: reference } };
}
