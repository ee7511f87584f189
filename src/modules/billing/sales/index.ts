import { OnAccountTermEntity } from './data/on-account-term.entity.js';
import { PlanOrderEntity } from './data/plan-order.entity.js';
import { RenewalNoticeEntity } from './data/renewal-notice.entity.js';

export { SalesModule } from './sales.module.js';
export { EndAllSubscriptions } from './use-cases/end-all-subscriptions.js';
export { NextBill } from './use-cases/next-bill.query.js';
export { RenewalExtras, type RenewedWith } from './use-cases/renewal-extras.js';
export { overdueAt } from './use-cases/own-time.js';
export { type SubscriptionReport, SubscriptionReports } from './use-cases/subscription-reports.query.js';

export const SALES_ENTITIES = [PlanOrderEntity, OnAccountTermEntity, RenewalNoticeEntity];
