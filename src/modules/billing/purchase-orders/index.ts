export { PurchaseOrdersModule } from './purchase-orders.module.js';
export { PurchaseOrdersFacade } from './purchase-orders.facade.js';
export { PurchaseOrderEntity } from './data/purchase-order.entity.js';
export { billFor, type PurchaseOrder } from './rules/purchase-order.js';
export { ReadPurchaseOrders } from './use-cases/read-purchase-orders.query.js';
