export { OverviewModule } from './overview.module.js';
export {
  type BillingOverview,
  ReadBillingOverview,
  type RunningPlan,
} from './use-cases/read-billing-overview.query.js';
export { ReadAccountTerms } from './use-cases/read-account-terms.query.js';
