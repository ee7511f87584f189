export { type NewSuppression, type Suppression, SuppressionList, type SuppressionScope } from './suppression-list.js';
export { SuppressionsModule } from './suppressions.module.js';
