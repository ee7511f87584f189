import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { PurchaseOrdersRepository } from '../data/purchase-orders.repository.js';
import type { PurchaseOrder } from '../rules/purchase-order.js';

/** Newest first; one row more than `limit` when there is more. */
@Injectable()
export class ReadPurchaseOrders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: PurchaseOrdersRepository,
  ) {}

  one(scope: AccountScope, id: string): Promise<PurchaseOrder | null> {
    return this.unitOfWork.run(scope, (tx) => this.orders.find(tx, scope, id));
  }

  page(scope: AccountScope, limit: number, before: string | null): Promise<PurchaseOrder[]> {
    return this.unitOfWork.run(scope, (tx) => this.orders.page(tx, scope, limit + 1, before));
  }
}
