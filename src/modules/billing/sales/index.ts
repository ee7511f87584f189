export { SalesModule } from './sales.module.js';
export { PlanOrderEntity } from './data/plan-order.entity.js';
export { RenewalExtras } from './use-cases/renewal-extras.js';
export { type SubscriptionReport, SubscriptionReports } from './use-cases/subscription-reports.query.js';
