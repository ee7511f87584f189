export { BulkModule } from './bulk.module.js';
export type { BulkPlan, BulkVerdict } from './rules/bulk-plans.js';
export { BulkPermission, presentBulkPlan } from './use-cases/bulk-permission.query.js';
