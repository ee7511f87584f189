export { OverviewModule } from './overview.module.js';
export {
  type BillingOverview,
  ReadBillingOverview,
  type RunningPlan,
} from './use-cases/read-billing-overview.query.js';
export { type AccountTerms, ReadAccountTerms, type ServiceTerm } from './use-cases/read-account-terms.query.js';
