import { REVIEW_ENTITIES } from './reviews/index.js';

export { ComplianceModule } from './compliance.module.js';

export const complianceEntities = [...REVIEW_ENTITIES];
