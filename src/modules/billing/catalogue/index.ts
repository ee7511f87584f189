export { CatalogueModule } from './catalogue.module.js';
export { Catalogue } from './use-cases/catalogue.js';
export { ManagePlans } from './use-cases/manage-plans.js';
export { catalogueProblems } from './catalogue.errors.js';
export { SeedCatalogue } from './use-cases/seed-catalogue.js';
export { OfferEntity } from './data/offer.entity.js';
export { PlanEntity } from './data/plan.entity.js';
export { PlanVersionEntity } from './data/plan-version.entity.js';
export {
  type AddOnKind,
  type FeatureValue,
  isFree,
  type Interval,
  type Offer,
  type Plan,
  type Quota,
} from './rules/plan.js';
export { termName } from './rules/term-name.js';
export { effectivePolicies, type OnExceed, type Policies, type SupportAccess } from './rules/policies.js';
export { type CustomPlanVerdict, type CustomPlanWish, judgeCustomPlan } from './rules/judge-custom-plan.js';
export { type UpgradeOption, upgradeOptions } from './rules/upgrade-options.js';
