import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { InvoicesModule } from '../invoices/index.js';
import { WaysToPayModule } from '../ways-to-pay/index.js';
import { PurchaseOrdersRepository } from './data/purchase-orders.repository.js';
import { PurchaseOrdersController } from './http/purchase-orders.controller.js';
import { PurchaseOrdersFacade } from './purchase-orders.facade.js';
import { IssuePurchaseOrder } from './use-cases/issue-purchase-order.js';
import { ReadPurchaseOrders } from './use-cases/read-purchase-orders.query.js';
import { WritePurchaseOrder } from './use-cases/write-purchase-order.js';

/** What public bodies sign before they buy. */
@Module({
  imports: [AccountsModule, CatalogueModule, InvoicesModule, WaysToPayModule],
  controllers: [PurchaseOrdersController],
  providers: [
    PurchaseOrdersRepository,
    WritePurchaseOrder,
    IssuePurchaseOrder,
    ReadPurchaseOrders,
    PurchaseOrdersFacade,
  ],
  exports: [PurchaseOrdersFacade, ReadPurchaseOrders],
})
export class PurchaseOrdersModule {}
