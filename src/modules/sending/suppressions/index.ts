export type { NewSuppression } from './data/suppression.js';
export { SuppressionList } from './suppression-list.js';
export { SuppressionsModule } from './suppressions.module.js';
