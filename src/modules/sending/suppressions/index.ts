export type { NewSuppression, SuppressionScope } from './data/suppression.js';
export { SuppressionList } from './suppression-list.js';
export { SuppressionsModule } from './suppressions.module.js';
