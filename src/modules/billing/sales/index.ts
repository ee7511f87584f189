export { SalesModule } from './sales.module.js';
export { PlanOrderEntity } from './data/plan-order.entity.js';
export { RenewalExtras } from './use-cases/renewal-extras.js';
